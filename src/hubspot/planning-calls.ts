/** What planning ahead for target accounts asks of HubSpot. */

export interface CompanyOfDomain {
  readonly id: string;
  /** As HubSpot holds it. */
  readonly domain: string;
}

export interface PlanningCalls {
  /**
   * Live companies with these domains (lower case), by rising id. Only the search finds them, which is behind by some
   * moments. A call per 100 domains.
   */
  findCompanies(domains: readonly string[]): Promise<readonly CompanyOfDomain[]>;
  /** Into HubSpot's recycle bin; what is there already stays. A call per 100. */
  archiveObjects(type: 'deals', ids: readonly string[]): Promise<void>;
}
