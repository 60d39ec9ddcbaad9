// A real client library against the double of Entra: does it take it for Entra, and does it raise what it raises there?
// Reads cases from standard input ({port, cases: [{login, tenant, client, secret, scope}]}), prints one outcome a case.
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { ConfidentialClientApplication } from '@azure/msal-node';

const { port, cases } = JSON.parse(await text(process.stdin));

/** The library's own place for another way to send: every host of the cloud is the test server. */
const send =
  (method) =>
  (url, { headers = {}, body = '' } = {}) =>
    new Promise((resolve, reject) => {
      const { hostname, pathname, search } = new URL(url);
      const options = {
        host: '127.0.0.1',
        port,
        method,
        path: pathname + search,
        servername: hostname,
        headers: { ...headers, host: hostname },
        rejectUnauthorized: false, // the test server's certificate is made for the test
      };
      const sent = request(options, async (response) => {
        const answer = await text(response);
        const kind = response.headers['content-type'] ?? '';
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: kind.includes('json') ? JSON.parse(answer) : answer,
        });
      });
      sent.on('error', reject).end(body);
    });
const networkClient = { sendGetRequestAsync: send('GET'), sendPostRequestAsync: send('POST') };

const outcome = async ({ login, tenant, client, secret, scope }) => {
  try {
    const app = new ConfidentialClientApplication({
      auth: { clientId: client, clientSecret: secret, authority: `https://${login}/${tenant}` },
      system: { networkClient },
    });
    const { accessToken, expiresOn, tokenType } = await app.acquireTokenByClientCredential({ scopes: [scope] });
    return { token: accessToken, type: tokenType, minutes: Math.round((expiresOn - Date.now()) / 60_000) };
  } catch (error) {
    const { name, errorCode, errorNo, correlationId, errorMessage } = error;
    return { name, errorCode, errorNo, correlationId, errorMessage };
  }
};

const outcomes = [];
for (const one of cases) outcomes.push(await outcome(one));
console.log(JSON.stringify(outcomes));
