/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// The settings under which n8n keeps to this machine, asks nothing and calls nobody.
// @see https://docs.n8n.io/hosting/configuration/environment-variables/
import { readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { Host } from './install';

export interface Surroundings {
	host: Host;
	userFolder: string;
	/** An empty folder: left unset, n8n would look for nodes in the current folder. */
	emptyFolder: string;
	port: number;
	brokerPort: number;
}

const quiet = {
	DB_TYPE: 'sqlite',
	N8N_SECURE_COOKIE: 'false',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DIAGNOSTICS_CONFIG_FRONTEND: '',
	N8N_DIAGNOSTICS_CONFIG_BACKEND: '',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_AI_ENABLED: 'false',
	EXTERNAL_FRONTEND_HOOKS_URLS: '',
	GENERIC_TIMEZONE: 'UTC',
	NO_COLOR: '1',
};

/** Each of them calls the internet; an n8n that does not know one would not start. */
const callingModules = ['mcp-registry', 'instance-ai', 'insights'];

/** What the person has set for n8n, npm or fal themselves, and what would change how Node runs. */
const foreign =
	/^(N8N_|DB_|EXECUTIONS_|QUEUE_|CREDENTIALS_|WEBHOOK_|EXTERNAL_|npm_|FAL_KEY$|NODE_OPTIONS$)/i;

/** Hands back the environment for any n8n command. */
export function n8nEnvironment(surroundings: Surroundings): NodeJS.ProcessEnv {
	const { host, userFolder, emptyFolder, port, brokerPort } = surroundings;
	const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
	const noProxy = process.env.NO_PROXY ?? process.env.no_proxy ?? '';
	const local = [noProxy, '127.0.0.1', 'localhost'].filter(Boolean).join(',');
	return {
		...Object.fromEntries(kept),
		...quiet,
		// n8n starts its task runner by the name "node".
		PATH: [dirname(host.node), process.env.PATH].join(delimiter),
		NO_PROXY: local,
		no_proxy: local,
		N8N_USER_FOLDER: userFolder,
		N8N_CUSTOM_EXTENSIONS: emptyFolder,
		N8N_DISABLED_MODULES: knownModules(host).join(','),
		N8N_PROTOCOL: 'http',
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
	};
}

function knownModules(host: Host): string[] {
	const known = readdirSync(join(host.modules, 'n8n', 'dist', 'modules'));
	return callingModules.filter((name) => known.includes(name) || known.includes(`${name}.ee`));
}
