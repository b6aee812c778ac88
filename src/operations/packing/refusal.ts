/** Why a folder cannot be packed, as a sentence for whoever runs the machine. */
export class PackingRefusal extends Error {}
