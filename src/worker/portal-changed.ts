/** Somebody took away something of ours while we worked: the portal is read again, and the work done with what is left. */
export class PortalChanged extends Error {
  override readonly name = 'PortalChanged';

  /** `gone`: what is missing now, in words. */
  constructor(gone: readonly string[]) {
    super(
      `the portal no longer has ${gone.join(', ')}: run "buying-groups install"; everything else goes on`,
    );
  }
}
