import styles from './documents.css?raw';

export const documentStyles = styles;
