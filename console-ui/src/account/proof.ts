/** What the person proved lately: that it is really them. It counts for ten minutes, and the server decides. */
import { type Kept, kept } from './kept.ts';

export interface Proof {
  verificationRecordId: string;
  expiresAt: string;
}

const marginMilliseconds = 15_000;

export class Proofs {
  constructor(private readonly place: Kept<Proof> = kept('keystead.account.proof')) {}

  /** Null when there is none, or none that outlasts the filling in of a small form. */
  get current(): string | null {
    const proof = this.place.get();
    if (!proof || Date.parse(proof.expiresAt) - marginMilliseconds < Date.now()) return null;
    return proof.verificationRecordId;
  }

  keep(proof: Proof): void {
    this.place.put(proof);
  }

  forget(): void {
    this.place.clear();
  }
}
