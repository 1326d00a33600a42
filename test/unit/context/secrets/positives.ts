import type { Lot } from './draw';

/** A text that holds a secret, and the secret. */
export interface Positive {
  readonly kind: string;
  readonly text: string;
  readonly secret: string;
  readonly file?: string;
}

type Make = (lot: Lot) => string;

const words = (...parts: readonly string[]) => parts.join('');

/** Keys by their documented shapes, written down here once more rather than taken from the rules. */
export const keys: Readonly<Record<string, Make>> = {
  'AWS access key id': (lot) => words('AK', 'IA', lot.upper(16)),
  'AWS temporary key id': (lot) => words('AS', 'IA', lot.upper(16)),
  'GitHub classic': (lot) => words('gh', 'p_', lot.word(36)),
  'GitHub OAuth': (lot) => words('gh', 'o_', lot.word(36)),
  'GitHub app': (lot) => words('gh', 's_', lot.word(36)),
  'GitHub fine-grained': (lot) => words('github', '_pat_', lot.word(22), '_', lot.word(59)),
  'GitLab personal': (lot) => words('gl', 'pat-', lot.url(20)),
  'GitLab runner': (lot) => words('gl', 'rt-', lot.url(20)),
  'Slack bot': (lot) => words('xo', 'xb-', lot.digits(12), '-', lot.digits(12), '-', lot.word(24)),
  'Slack user': (lot) =>
    words('xo', 'xp-', lot.digits(11), '-', lot.digits(11), '-', lot.digits(12), '-', lot.hex(32)),
  'Slack app': (lot) => words('xa', 'pp-1-A', lot.upper(10), '-', lot.digits(13), '-', lot.hex(64)),
  'Slack webhook': (lot) =>
    words(
      'https://hooks.slack',
      '.com/services/T',
      lot.upper(8),
      '/B',
      lot.upper(8),
      '/',
      lot.word(24),
    ),
  'Discord bot': (lot) => words('M', lot.word(23), '.', lot.word(6), '.', lot.url(27)),
  'Discord webhook': (lot) =>
    words('https://discord', '.com/api/webhooks/', lot.digits(18), '/', lot.url(68)),
  'Stripe live': (lot) => words('sk', '_live_', lot.word(24)),
  'Stripe test': (lot) => words('sk', '_test_', lot.word(99)),
  'Stripe restricted': (lot) => words('rk', '_live_', lot.word(24)),
  'OpenAI old': (lot) => words('sk', '-', lot.word(20), 'T3Blbk', 'FJ', lot.word(20)),
  'OpenAI project': (lot) => words('sk', '-proj-', lot.url(74), 'T3Blbk', 'FJ', lot.url(74)),
  Anthropic: (lot) => words('sk', '-ant-api03-', lot.url(93), 'AA'),
  OpenRouter: (lot) => words('sk', '-or-v1-', lot.hex(64)),
  DeepSeek: (lot) => words('sk', '-', lot.hex(32)),
  'Google API': (lot) => words('AI', 'za', lot.url(35)),
  'Google OAuth secret': (lot) => words('GOC', 'SPX-', lot.url(28)),
  'Google access token': (lot) => words('ya', '29.', lot.url(120)),
  'Hugging Face': (lot) => words('h', 'f_', lot.word(34)),
  Replicate: (lot) => words('r', '8_', lot.word(37)),
  Groq: (lot) => words('gs', 'k_', lot.word(52)),
  Perplexity: (lot) => words('pp', 'lx-', lot.word(48)),
  xAI: (lot) => words('xa', 'i-', lot.word(80)),
  npm: (lot) => words('np', 'm_', lot.word(36)),
  PyPI: (lot) => words('py', 'pi-AgEIcHlwaS5vcmc', lot.url(90)),
  RubyGems: (lot) => words('ruby', 'gems_', lot.hex(48)),
  Docker: (lot) => words('dckr', '_pat_', lot.url(27)),
  SendGrid: (lot) => words('S', 'G.', lot.url(22), '.', lot.url(43)),
  Mailgun: (lot) => words('ke', 'y-', lot.hex(32)),
  Brevo: (lot) => words('xkey', 'sib-', lot.hex(64), '-', lot.word(16)),
  Twilio: (lot) => words('S', 'K', lot.hex(32)),
  Shopify: (lot) => words('shp', 'at_', lot.hex(32)),
  Square: (lot) => words('sq0', 'atp-', lot.url(22)),
  DigitalOcean: (lot) => words('do', 'p_v1_', lot.hex(64)),
  Databricks: (lot) => words('da', 'pi', lot.hex(32)),
  'New Relic': (lot) => words('NR', 'AK-', lot.upper(27)),
  Grafana: (lot) => words('gl', 'sa_', lot.word(32), '_', lot.hex(8)),
  Sentry: (lot) => words('sntr', 'yu_', lot.hex(64)),
  Dynatrace: (lot) => words('dt0', 'c01.', lot.upper(24), '.', lot.upper(64)),
  Linear: (lot) => words('lin', '_api_', lot.word(40)),
  Notion: (lot) => words('nt', 'n_', lot.word(46)),
  Airtable: (lot) => words('pa', 't', lot.word(14), '.', lot.hex(64)),
  Figma: (lot) => words('fi', 'gd_', lot.url(40)),
  Postman: (lot) => words('PM', 'AK-', lot.hex(24), '-', lot.hex(34)),
  'HashiCorp Vault': (lot) => words('hv', 's.', lot.url(90)),
  'Terraform Cloud': (lot) => words(lot.word(14), '.atlas', 'v1.', lot.url(67)),
  Pulumi: (lot) => words('pu', 'l-', lot.hex(40)),
  Supabase: (lot) => words('sb', 'p_', lot.hex(40)),
  Atlassian: (lot) => words('AT', 'ATT3', lot.url(180)),
  Telegram: (lot) => words(lot.digits(9), ':A', 'A', lot.url(33)),
  'Azure client secret': (lot) => words(lot.word(3), '8', 'Q~', lot.url(34)),
  SonarQube: (lot) => words('sq', 'p_', lot.hex(40)),
  age: (lot) => words('AGE-SECRET', '-KEY-1', lot.upper(58)),
  Tailscale: (lot) => words('ts', 'key-auth-', lot.word(12), '-', lot.word(32)),
  JWT: (lot) => [`eyJ${lot.url(33)}`, `eyJ${lot.url(120)}`, lot.url(43)].join('.'),
};

/** Where a key may stand. */
export const places: readonly ((key: string) => string)[] = [
  (key) => `const client = connect("${key}", { retries: 3 });`,
  (key) => `TOKEN=${key}\nPORT=8080\n`,
  (key) => `{ "url": "https://host.test", "value": "${key}" }`,
  (key) => `2026-03-01 12:00:01 INFO sent ${key} to the server`,
  (key) => `  - name: upload\n    with: ${key}\n`,
];

const key = (lot: Lot) => lot.word(32);

type Shape = (lot: Lot) => readonly [text: string, secret: string];

const around =
  (make: Make, text: (secret: string) => string): Shape =>
  (lot) => {
    const secret = make(lot);
    return [text(secret), secret];
  };

const password: Make = (lot) => lot.password();

/** Secrets that only the words around them tell. */
export const shapes: Readonly<Record<string, Shape>> = {
  'AWS secret key': around(
    (lot) => lot.base64(40),
    (it) => `aws_secret_access_key = ${it}\nregion = eu-west-1\n`,
  ),
  'password in TypeScript': around(password, (it) => `const password = '${it}';`),
  'password in an object': around(password, (it) => `  dbPassword: "${it}",`),
  'password in Python': around(password, (it) => `conn = connect(user="ann", password="${it}")`),
  'password in a dict': around(password, (it) => `{'user': 'ann', 'passwd': '${it}'}`),
  'password in Java': around(
    password,
    (it) => `private static final String DB_PASSWORD = "${it}";`,
  ),
  'password in C#': around(password, (it) => `string pwd = "${it}";`),
  'password in Go': around(password, (it) => `	dbPassword := "${it}"`),
  'password in Rust': around(password, (it) => `let password: &str = "${it}";`),
  'password in PHP': around(password, (it) => `define('DB_PASSWORD', '${it}');`),
  'password in Ruby': around(password, (it) => `config.password = '${it}'`),
  'password in Terraform': around(password, (it) => `  master_password = "${it}"`),
  'password in YAML': around(password, (it) => `database:\n  user: ann\n  password: ${it}\n`),
  'password in JSON': around(password, (it) => `{"username":"ann","password":"${it}"}`),
  'password in TOML': around(password, (it) => `[db]\npassword = "${it}"\n`),
  'password in properties': around(password, (it) => `spring.datasource.password=${it}\n`),
  'password in INI': around(password, (it) => `[client]\nuser=ann\npassword=${it}\n`),
  'password in a shell': around(password, (it) => `export PGPASSWORD='${it}'`),
  'password in a Dockerfile': around(password, (it) => `ENV MYSQL_ROOT_PASSWORD=${it}\n`),
  'password in XML': around(password, (it) => `<bean password="${it}" user="ann"/>`),
  'password of a command': around(
    password,
    (it) => `tool login --user ann --password ${it} --quiet`,
  ),
  'password after an equals sign': around(password, (it) => `tool --password=${it} --quiet`),
  'password in ADO.NET': around(
    password,
    (it) => `"Server=db;Database=shop;User Id=ann;Password=${it};Encrypt=true"`,
  ),
  'password in JDBC': around(password, (it) => `jdbc:sqlserver://db:1433;user=ann;password=${it};`),
  passphrase: around(password, (it) => `gpg_passphrase: "${it}"`),
  'Postgres address': around(password, (it) => `postgres://ann:${encoded(it)}@db.host:5432/shop`),
  'MySQL address': around(
    password,
    (it) => `DATABASE_URL=mysql://ann:${encoded(it)}@10.0.0.7/shop`,
  ),
  'MongoDB address': around(
    password,
    (it) => `"mongodb+srv://ann:${encoded(it)}@cluster0.abc.mongodb.net"`,
  ),
  'Redis address': around(password, (it) => `redis://:${encoded(it)}@cache:6379/0`),
  'AMQP address': around(password, (it) => `amqps://ann:${encoded(it)}@queue.host/vhost`),
  'Git address': around(
    (lot) => lot.word(40),
    (it) => `https://ann:${it}@git.host/ann/repo.git`,
  ),
  'SMTP address': around(password, (it) => `smtp://ann%40host:${encoded(it)}@mail.host:587`),
  'Azure storage': around(
    (lot) => `${lot.base64(86)}==`,
    (it) =>
      `DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=${it};EndpointSuffix=core.windows.net`,
  ),
  'Azure service bus': around(
    (lot) => `${lot.base64(43)}=`,
    (it) =>
      `Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${it}`,
  ),
  'bearer header': around(key, (it) => `curl -H "Authorization: Bearer ${it}" https://host.test`),
  'basic header': around(
    (lot) => `${lot.base64(30)}==`,
    (it) => `headers: { Authorization: 'Basic ${it}' }`,
  ),
  'curl with a user': around(password, (it) => `curl -u ann:${it} https://host.test/api`),
  netrc: around(password, (it) => `machine host.test login ann password ${it}\n`),
  npmrc: around(
    (lot) => lot.uuid(),
    (it) => `//registry.host/:_authToken=${it}\n`,
  ),
  'Docker config': around(
    (lot) => `${lot.base64(30)}==`,
    (it) => `{"auths":{"host":{"auth":"${it}"}}}`,
  ),
  'Kubernetes secret': around(
    (lot) => `${lot.base64(22)}==`,
    (it) => `kind: Secret\ndata:\n  password: ${it}\n`,
  ),
  'api key in code': around(key, (it) => `const apiKey = "${it}";`),
  'api key in a header': around(key, (it) => `headers: { "x-api-key": "${it}" }`),
  'api key of hexadecimal': around(
    (lot) => lot.hex(32),
    (it) => `AIMLAPI_API_KEY=${it}\n`,
  ),
  'api key in a call': around(key, (it) => `requests.get(url, params={"api_key": "${it}"})`),
  'secret in Django': around(
    (lot) => lot.of('abcdefghjkmnpqrstuvwxyz0123456789!@#$%^&*(-_=+)', 50),
    (it) => `SECRET_KEY = "${it}"`,
  ),
  'client secret': around(
    (lot) => lot.word(40),
    (it) => `client_secret: '${it}'`,
  ),
  'client secret as UUID': around(
    (lot) => lot.uuid(),
    (it) => `"clientSecret": "${it}"`,
  ),
  'token in YAML': around(
    (lot) => lot.hex(40),
    (it) => `deploy_token: ${it}\n`,
  ),
  'encryption key': around(
    (lot) => lot.hex(64),
    (it) => `ENCRYPTION_KEY="${it}"`,
  ),
  'WireGuard key': around(
    (lot) => `${lot.base64(43)}=`,
    (it) => `[Interface]\nPrivateKey = ${it}\n`,
  ),
  'Datadog key': around(
    (lot) => lot.hex(32),
    (it) => `DD_API_KEY: ${it}\n`,
  ),
  'Azure DevOps token': around(
    (lot) => lot.of('abcdefghijklmnopqrstuvwxyz234567', 52),
    (it) => `AZURE_DEVOPS_TOKEN=${it}\n`,
  ),
  'webhook secret': around(
    (lot) => lot.hex(40),
    (it) => `WEBHOOK_SECRET=${it}\n`,
  ),
  'session secret': around(
    (lot) => lot.word(48),
    (it) => `app.use(session({ secret: '${it}' }));`,
  ),
};

function encoded(text: string): string {
  return encodeURIComponent(text);
}

/** A private key in its block, and one in the text of a program. */
export function keyBlocks(lot: Lot): readonly Positive[] {
  return ['RSA ', 'EC ', 'OPENSSH ', 'DSA ', 'ENCRYPTED ', ''].flatMap((type) => {
    const lines = Array.from({ length: 12 }, () => lot.base64(64));
    const [begin, end] = [`-----BEGIN ${type}PRIV`, `-----END ${type}PRIV`];
    const block = `${begin}ATE KEY-----\n${lines.join('\n')}\n${end}ATE KEY-----`;
    const kind = `private key, ${type}`;
    return [
      { kind, text: `${block}\n`, secret: block },
      { kind, text: `"key": ${JSON.stringify(block)}`, secret: JSON.stringify(block).slice(1, -1) },
    ];
  });
}

/** In a file of settings every value behind such a name is one, however simple. */
export function envFiles(lot: Lot): readonly Positive[] {
  return ['DB_PASSWORD', 'REDIS_PASS', 'JWT_SECRET', 'MAIL_PASSWORD', 'SESSION_SECRET'].map(
    (name) => {
      const secret = lot.of('abcdefghklmnoprstuvw', 12);
      return {
        kind: 'value in .env',
        text: `PORT=80\n${name}=${secret}\n`,
        secret,
        file: 'config/.env',
      };
    },
  );
}
