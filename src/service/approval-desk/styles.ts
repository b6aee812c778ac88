import approvals from './approvals.css?raw';

export const approvalStyles = [approvals];
