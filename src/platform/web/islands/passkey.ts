// The passkey act itself: asks the authenticator, puts its answer into a form, and sends that form. Nothing is kept
// here.

/** What the server asks before it believes a passkey. */
interface Challenge {
  challenge: string;
  ticket: string;
  site: string;
  salt: string;
}

interface NewPasskey extends Challenge {
  user: string;
  name: string;
  /** Passkeys that this person has already. */
  known: string[];
}

type Bytes = ArrayBuffer | Uint8Array<ArrayBuffer>;

const hasPasskeys = Boolean(window.PublicKeyCredential && navigator.credentials && window.crypto?.subtle);
/** Ed25519, ECDSA with SHA-256, RSA with SHA-256: names of COSE. */
const algorithms = [-8, -7, -257];

if (hasPasskeys) {
  for (const words of document.querySelectorAll<HTMLElement>('[data-passkey-none]')) words.hidden = true;
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) takeOver(form);
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-passkey-proof]')) offerProof(button);
}

/** A form that is there for a passkey alone: to sign in with one, or to add one. */
function takeOver(form: HTMLFormElement): void {
  const act = form.dataset.passkey === 'add' ? add : signIn;
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    run(
      form,
      form,
      () => act(form),
      () => form.submit(),
    );
  });
}

/** A button beside a password field, which proves the same. */
function offerProof(button: HTMLButtonElement): void {
  const { form, parentElement } = button;
  if (!form || !parentElement) return;
  button.hidden = false;
  button.addEventListener('click', () =>
    run(
      button,
      parentElement,
      () => prove(form, button),
      () => form.requestSubmit(),
    ),
  );
}

/** One act at a time; what went wrong is said in words that are in the page. */
async function run(busy: HTMLElement, place: Element, act: () => Promise<void>, send: () => void): Promise<void> {
  const status = place.querySelector<HTMLElement>('[data-passkey-failed]');
  if (busy.dataset.busy) return;
  busy.dataset.busy = 'yes';
  if (status) status.textContent = '';
  try {
    await act();
    send();
  } catch {
    if (status) status.textContent = status.dataset.passkeyFailed ?? '';
  } finally {
    delete busy.dataset.busy;
  }
}

async function signIn(form: HTMLFormElement): Promise<void> {
  const asked = await challengeFor<Challenge>(form);
  const credential = await used({ ...demandOf(asked), extensions: wants(asked) });
  fill(form, { ticket: asked.ticket, answer: answerOf(credential), prf: await keyOf(credential) });
}

async function prove(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const asked = await challengeFor<Challenge>(button);
  const answer = answerOf(await used(demandOf(asked)));
  fill(form, { _passkey: JSON.stringify({ ticket: asked.ticket, answer }) });
}

async function add(form: HTMLFormElement): Promise<void> {
  const asked = await challengeFor<NewPasskey>(form);
  const credential = passkey(await navigator.credentials.create({ publicKey: creationOf(asked) }));
  const { clientDataJSON, attestationObject } = credential.response as AuthenticatorAttestationResponse;
  const answer = {
    id: encode(credential.rawId),
    clientData: encode(clientDataJSON),
    attestation: encode(attestationObject),
  };
  fill(form, {
    ticket: asked.ticket,
    answer: JSON.stringify(answer),
    prf: (await keyOf(credential)) || (await keyWhenUsed(credential, asked)),
  });
}

async function challengeFor<Asked extends Challenge>({ dataset }: HTMLElement): Promise<Asked> {
  const place = dataset.challenge ?? '';
  const answer = await fetch(place, { credentials: 'same-origin', cache: 'no-store', redirect: 'error' });
  if (!answer.ok) throw new Error('no challenge');
  return answer.json();
}

const demandOf = ({ challenge, site }: Challenge): PublicKeyCredentialRequestOptions => ({
  challenge: decode(challenge),
  rpId: site,
  userVerification: 'required',
});

const wants = ({ salt }: Challenge) => ({ prf: { eval: { first: decode(salt) } } });

const creationOf = (asked: NewPasskey): PublicKeyCredentialCreationOptions => ({
  challenge: decode(asked.challenge),
  rp: { id: asked.site, name: 'Naast' },
  user: { id: decode(asked.user), name: asked.name, displayName: asked.name },
  pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
  excludeCredentials: asked.known.map((id) => ({ type: 'public-key', id: decode(id) })),
  authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
  attestation: 'none',
  extensions: wants(asked),
});

async function used(publicKey: PublicKeyCredentialRequestOptions): Promise<PublicKeyCredential> {
  return passkey(await navigator.credentials.get({ publicKey }));
}

function passkey(credential: Credential | null): PublicKeyCredential {
  if (credential instanceof PublicKeyCredential) return credential;
  throw new Error('no passkey');
}

/** The signed answer of an authenticator, as the server reads it. */
function answerOf({ rawId, response }: PublicKeyCredential): string {
  const { clientDataJSON, authenticatorData, signature, userHandle } = response as AuthenticatorAssertionResponse;
  return JSON.stringify({
    id: encode(rawId),
    clientData: encode(clientDataJSON),
    authenticatorData: encode(authenticatorData),
    signature: encode(signature),
    userHandle: userHandle && userHandle.byteLength > 0 ? encode(userHandle) : null,
  });
}

/** The authenticator's own secret never leaves this page: only a key that is made from it for this one purpose. */
async function keyOf(credential: PublicKeyCredential): Promise<string> {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (!first) return '';
  const secret = await crypto.subtle.importKey('raw', first, 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode('naast passkey slot 1');
  return encode(
    await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }, secret, 256),
  );
}

/**
 * Many authenticators give their secret only when they are used: then it is asked once more. Without it the person
 * types the password.
 */
async function keyWhenUsed(made: PublicKeyCredential, asked: Challenge): Promise<string> {
  if (made.getClientExtensionResults().prf?.enabled !== true) return '';
  try {
    // The challenge is answered once already: what counts here is the secret, not the signature.
    const allowCredentials = [{ type: 'public-key' as const, id: made.rawId }];
    return await keyOf(await used({ ...demandOf(asked), allowCredentials, extensions: wants(asked) }));
  } catch {
    return '';
  }
}

function fill(form: HTMLFormElement, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (!(field instanceof HTMLInputElement)) throw new Error('no field');
    field.value = value;
  }
}

function encode(bytes: Bytes): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}
