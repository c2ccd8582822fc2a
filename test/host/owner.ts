// Makes the instance's owner, the fal credential and the workflows, as a person would in the editor.
import type { Example } from './examples';
import { packageName } from './places';
import { isRecord } from './rest';
import type { Rest } from './rest';

/** Made up and printed by npm start. n8n asks for eight characters, a number and a capital letter. */
export const owner = {
	email: 'demo@example.com',
	password: ['Fal', 'video', 'demo', '1'].join('-'),
};

export interface FalAccount {
	apiKey: string;
	/** The address of a local fal; '' for fal itself. */
	proxyUrl: string;
}

export interface Credential {
	id: string;
	name: string;
}

/** On a fresh n8n. Leaves `rest` signed in. */
export async function setUpOwner(rest: Rest): Promise<void> {
	const { email, password } = owner;
	const names = { firstName: 'Demo', lastName: 'Owner' };
	await rest('POST', '/rest/owner/setup', { email, password, ...names });
}

/** On an n8n that has its owner. Leaves `rest` signed in. */
export async function signIn(rest: Rest): Promise<void> {
	const { email, password } = owner;
	await rest('POST', '/rest/login', { emailOrLdapLoginId: email, password });
}

/** A credential named "fal". */
export async function createCredential(rest: Rest, account: FalAccount): Promise<Credential> {
	const name = 'fal';
	const id = await idOf(rest('POST', '/rest/credentials', { name, type: 'falApi', data: account }));
	return { id, name };
}

/** Resolves to the workflow's id. The package's nodes get the credential. */
export async function createWorkflow(
	rest: Rest,
	example: Example,
	credential: Credential,
): Promise<string> {
	const { name, nodes, connections, settings, pinData } = example;
	const withCredential = nodes.map((node) =>
		node.type.startsWith(`${packageName}.`)
			? { ...node, credentials: { falApi: credential } }
			: node,
	);
	const workflow = { name, nodes: withCredential, connections, settings, pinData };
	return await idOf(rest('POST', '/rest/workflows', workflow));
}

/** Resolves to the workflows' ids in the order of `examples`; n8n lists the first one first. */
export async function createWorkflows(
	rest: Rest,
	examples: readonly Example[],
	credential: Credential,
): Promise<string[]> {
	const ids: string[] = [];
	for (const example of [...examples].reverse()) {
		ids.unshift(await createWorkflow(rest, example, credential));
	}
	return ids;
}

async function idOf(answer: Promise<unknown>): Promise<string> {
	const made = await answer;
	if (isRecord(made) && typeof made.id === 'string') return made.id;
	throw new Error(`n8n answered without an id: ${JSON.stringify(made)}`);
}
