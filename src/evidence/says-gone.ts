/** Whether an answer says that there is no such page (RFC 9110 §15.5.5 and §15.5.11). */
export const saysGone = (status: number | null): boolean => status === 404 || status === 410;
