import express, { type Express } from 'express';
import { REQUEST_ID } from './answer.ts';
import type { EdgeConfig } from './edge-config.ts';
import { createEdgeContext, type EdgeContext } from './edge-context.ts';
import type { EdgePorts } from './ports.ts';
import { createActOnCard, createReadCard } from './routes/cards.ts';
import { createExternalEvents } from './routes/external-events.ts';
import { createRecordInteraction } from './routes/record-interaction.ts';
import { createFaultAnswer, createMethodRefusal, refuseUnknownRoute } from './routes/fallbacks.ts';
import { answerHealth } from './routes/health.ts';
import { createHubSpotWebhook } from './routes/hubspot-webhook.ts';
import { createReadInstallation } from './routes/installation.ts';
import { createMetrics } from './routes/metrics.ts';
import { createReadiness } from './routes/readiness.ts';
import { MALFORMED_DEAL_ID, UNKNOWN_COMPANY, UNKNOWN_CONTACT, UNKNOWN_DEAL } from './refusals.ts';
import { createReadReport } from './routes/reports.ts';

const READING = 'GET, HEAD';

/** Everything HTTP, as an Express app without a server: routes only, no decision of the field is taken here. */
export function createEdge(config: EdgeConfig, ports: EdgePorts): Express {
  const edge = createEdgeContext(config, ports);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // Queries are read from the URL as it was signed.
  app.disable('query parser');

  app.use((_request, response, next) => {
    response.setHeader(REQUEST_ID, ports.newRequestId());
    next();
  });
  app.route('/webhooks/hubspot').post(createHubSpotWebhook(edge)).all(createMethodRefusal('POST'));
  addCards(app, edge);
  app.route('/api/installation').get(createReadInstallation(edge)).all(createMethodRefusal(READING));
  app.route('/api/reports/:name').get(createReadReport(edge)).all(createMethodRefusal(READING));
  const { eventsApiKey } = config;
  // Without a key the route is not there at all.
  if (eventsApiKey !== undefined && eventsApiKey !== '') {
    app.route('/api/events').post(createExternalEvents(edge, eventsApiKey)).all(createMethodRefusal('POST'));
  }
  app
    .route('/workflow-actions/record-interaction')
    .post(createRecordInteraction(edge))
    .all(createMethodRefusal('POST'));
  app.route('/healthz').get(answerHealth).all(createMethodRefusal(READING));
  app.route('/readyz').get(createReadiness(edge)).all(createMethodRefusal(READING));
  app.route('/metrics').get(createMetrics(edge)).all(createMethodRefusal(READING));
  app.use(refuseUnknownRoute);
  app.use(createFaultAnswer(edge));
  return app;
}

/** Cards of deals, contacts and companies, and what people do on them. */
function addCards(app: Express, edge: EdgeContext): void {
  const { ports } = edge;
  app
    .route('/api/deals/:id/buying-group')
    .get(createReadCard(edge, (id, user) => ports.readDealCard(id, user), UNKNOWN_DEAL, MALFORMED_DEAL_ID))
    .all(createMethodRefusal(READING));
  app
    .route('/api/contacts/:id/buying-groups')
    .get(createReadCard(edge, (id, user) => ports.readContactCard(id, user), UNKNOWN_CONTACT))
    .all(createMethodRefusal(READING));
  app
    .route('/api/companies/:id/buying-groups')
    .get(createReadCard(edge, (id, user) => ports.readCompanyCard(id, user), UNKNOWN_COMPANY))
    .all(createMethodRefusal(READING));
  app
    .route('/api/deals/:id/:act')
    .post(createActOnCard(edge, (...args) => ports.actOnDeal(...args), UNKNOWN_DEAL))
    .all(createMethodRefusal('POST'));
  app
    .route('/api/companies/:id/:act')
    .post(createActOnCard(edge, (...args) => ports.actOnCompany(...args), UNKNOWN_COMPANY))
    .all(createMethodRefusal('POST'));
}
