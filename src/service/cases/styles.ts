import styles from './cases.css?raw';

export const caseStyles = styles;
