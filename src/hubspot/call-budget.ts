/** HubSpot counts calls in budgets that all processes of this app share. */

/** Each of HubSpot's separate budgets. */
export type Bucket = 'general' | 'search' | 'associations';

/**
 * Takes one call out of a budget.
 * Answers how long to wait, in milliseconds; 0 means that the call may go now and has been counted.
 */
export type TakeCall = (bucket: Bucket, now: number) => Promise<number>;
