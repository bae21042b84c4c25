import { endpoints } from '@shop/shared-descriptor';

const { docs, openApi } = endpoints;

/** Everything from this service: no other host, no script in the page. */
export const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
].join('; ');

export const docsPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>API</title>
    <link rel="icon" href="${docs}/favicon-32x32.png" />
    <link rel="stylesheet" href="${docs}/swagger-ui.css" />
  </head>
  <body>
    <div id="api"></div>
    <script src="${docs}/swagger-ui-bundle.js"></script>
    <script src="${docs}/start.js"></script>
  </body>
</html>
`;

export const docsStart = `SwaggerUIBundle({
  url: '${openApi}',
  dom_id: '#api',
  validatorUrl: null,
  displayRequestDuration: true,
  tryItOutEnabled: true,
});
`;
