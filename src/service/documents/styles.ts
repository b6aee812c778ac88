import styles from './dossier.css?raw';

export const dossierStyles = styles;
