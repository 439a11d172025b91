/** The dated version in every path; the sandbox speaks no other. */
export const API_VERSION = '2026-09';
