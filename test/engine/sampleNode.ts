// A small node and its credential: what the harness is tried with.
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import type { ICredentialType, IDataObject, INodeExecutionData, INodeType } from 'n8n-workflow';

export const sampleApi: ICredentialType = {
	name: 'sampleApi',
	displayName: 'Sample API',
	properties: [
		{ displayName: 'Secret', name: 'secret', type: 'string', default: '' },
		{ displayName: 'Scheme', name: 'scheme', type: 'string', default: 'Bearer' },
	],
	authenticate: {
		type: 'generic',
		properties: {
			headers: { authorization: '={{ $credentials.scheme }} {{ $credentials.secret.trim() }}' },
		},
	},
};

/** Posts a word of each item; an item with the word 'refuse' becomes an item with an error. */
export const sampleNode: INodeType = {
	description: {
		displayName: 'Sample',
		name: 'sample',
		group: ['transform'],
		version: 1,
		description: 'Posts a word',
		defaults: { name: 'Sample' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'sampleApi', required: true }],
		properties: [
			{ displayName: 'URL', name: 'url', type: 'string', default: '', required: true },
			{ displayName: 'Word', name: 'word', type: 'string', default: '' },
			{ displayName: 'Tone', name: 'tone', type: 'string', default: 'plain' },
		],
	},
	async execute() {
		const items: INodeExecutionData[] = [];
		for (const itemIndex of this.getInputData().keys()) {
			const pairedItem = { item: itemIndex };
			const word = this.getNodeParameter('word', itemIndex);
			const tone = this.getNodeParameter('tone', itemIndex);
			const url = String(this.getNodeParameter('url', itemIndex));
			if (word === 'break') throw new NodeOperationError(this.getNode(), 'The node broke');
			if (word === 'refuse') {
				const message = 'The node refused';
				items.push({ json: { error: message, message }, pairedItem });
				continue;
			}
			this.logger.info('posting', { word });
			const request = { method: 'POST', url, body: { word, tone }, json: true } as const;
			const post = this.helpers.httpRequestWithAuthentication;
			const json = (await post.call(this, 'sampleApi', request)) as IDataObject;
			items.push({ json, pairedItem });
		}
		this.addExecutionHints({ message: `${items.length} items`, location: 'outputPane' });
		return [items];
	},
};

/** Ends only when the execution is stopped. */
export function waiting(onStart: () => void): INodeType {
	return {
		description: { ...sampleNode.description, name: 'waiting', credentials: [], properties: [] },
		async execute() {
			const signal = this.getExecutionCancelSignal();
			if (signal === undefined) throw new Error('n8n gave no cancel signal');
			const stopped = new Promise<void>((resolve) => {
				signal.addEventListener('abort', () => resolve());
			});
			onStart();
			await stopped;
			return [[]];
		},
	};
}

/** What the server says to the node: how many words it has got. */
export const countWords = { bodyOf: (number: number) => ({ number }) };
