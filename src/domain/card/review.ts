/** Cases of the review queue as the cards show them. */
import type { ReviewItem } from '../review.ts';
import { REVIEW_WORDS } from '../review-words.ts';

export function viewReview({ code, reason, todo, restsOn, answers }: ReviewItem) {
  return { code, name: REVIEW_WORDS[code].name, reason, todo, restsOn, answers };
}
