/** The routes of the cards: read a record's card, or act on it. All are signed by HubSpot, which says who asks. */
import type { Request, Response } from 'express';
import { sendJson, sendRefusal } from '../answer.ts';
import { describeFault } from '../describe-fault.ts';
import type { EdgeContext } from '../edge-context.ts';
import { parseJson } from '../parse-json.ts';
import type { CardAnswer, CardUser } from '../ports.ts';
import { receiveSigned } from '../receive-signed.ts';
import {
  BEING_READ,
  CARD_CONFLICT,
  FOREIGN_PORTAL,
  MALFORMED_OBJECT_ID,
  NO_PERMISSION,
  NOT_JSON,
  refuseActFaults,
  UNAVAILABLE,
  UNKNOWN_ACT,
  type Refusal,
} from '../refusals.ts';
import { isOurPortal, userOf } from '../signed-query.ts';

type Handler = (request: Request, response: Response) => Promise<void>;

/** HubSpot's object ids are positive 64-bit numbers. */
const OBJECT_ID = /^[0-9]{1,19}$/;

interface CardRequest {
  readonly id: string;
  readonly user: CardUser;
  readonly body: Buffer;
}

/** Answers by itself, and with `null`, what may not be asked here. */
async function receive(
  edge: EdgeContext,
  request: Request,
  response: Response,
  malformed: Refusal,
): Promise<CardRequest | null> {
  const signed = await receiveSigned(edge, request, response, false);
  if (signed === null) return null;
  const id = String(request.params['id']);
  const refusal = !isOurPortal(request.originalUrl, edge.config.portalId)
    ? FOREIGN_PORTAL
    : OBJECT_ID.test(id)
      ? null
      : malformed;
  if (refusal === null) return { id, user: userOf(request.originalUrl), body: signed.body };
  sendRefusal(request, response, refusal);
  return null;
}

/** `read` answers `null` for a record this app knows nothing of, `not_read_yet` for one it is just getting to know. */
export function createReadCard(
  edge: EdgeContext,
  read: (id: string, user: CardUser) => Promise<unknown>,
  unknown: Refusal,
  malformed: Refusal = MALFORMED_OBJECT_ID,
): Handler {
  return async (request, response) => {
    const asked = await receive(edge, request, response, malformed);
    if (asked === null) return;
    const card = await read(asked.id, asked.user);
    if (card == null) return sendRefusal(request, response, unknown);
    if (card === 'not_read_yet') return sendRefusal(request, response, BEING_READ);
    sendJson(response, 200, card);
  };
}

/** Answers the card as it is after the act. */
export function createActOnCard(
  edge: EdgeContext,
  act: (id: string, name: string, body: unknown, user: CardUser) => Promise<CardAnswer>,
  unknown: Refusal,
): Handler {
  return async (request, response) => {
    const asked = await receive(edge, request, response, MALFORMED_OBJECT_ID);
    if (asked === null) return;
    const body = parseJson(asked.body);
    if (body === undefined) return sendRefusal(request, response, NOT_JSON);
    try {
      const answer = await act(asked.id, String(request.params['act']), body, asked.user);
      if (typeof answer === 'object' && 'card' in answer) return sendJson(response, 200, answer.card);
      sendRefusal(request, response, refusalOf(answer, unknown));
    } catch (error) {
      edge.ports.log.error(describeFault(error), 'An act of the card could not be kept.');
      sendRefusal(request, response, UNAVAILABLE);
    }
  };
}

function refusalOf(answer: Exclude<CardAnswer, { card: unknown }>, unknown: Refusal): Refusal {
  switch (answer) {
    case 'unknown':
      return unknown;
    case 'unknown_act':
      return UNKNOWN_ACT;
    case 'no_permission':
      return NO_PERMISSION;
    case 'conflict':
      return CARD_CONFLICT;
    case 'not_read_yet':
      return BEING_READ;
    default:
      return refuseActFaults(answer.faults);
  }
}
