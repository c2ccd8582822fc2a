// Presses a credential's Test button: its request, sent by n8n's own node for declared requests.
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	INodeType,
} from 'n8n-workflow';

import { runWorkflow } from '../engine/runWorkflow';

/**
 * 'OK', or what n8n shows instead.
 *
 * @param test the credential's test, or one that asks another server
 * @see https://github.com/n8n-io/n8n/blob/master/packages/cli/src/services/credentials-tester.service.ts
 */
export async function pressTest(
	credential: ICredentialType,
	test: ICredentialTestRequest,
	data: ICredentialDataDecryptedObject,
): Promise<string> {
	const { name } = credential;
	const run = await runWorkflow({
		nodes: [
			{
				id: 'temp',
				name: 'Temp-Node',
				type: 'test.credential',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
				credentials: { [name]: { id: '1', name: 'Account' } },
			},
		],
		connections: {},
		nodeTypes: { 'test.credential': nodeThatSends(test, name) },
		credentialTypes: { [name]: credential },
		credentials: { [name]: data },
		mode: 'internal',
	});
	if (run.error === undefined) return 'OK';
	const statusCode = 'httpCode' in run.error ? Number(run.error.httpCode) : null;
	const rule = (test.rules ?? []).find(
		({ type, properties }) => type === 'responseCode' && properties.value === statusCode,
	);
	return rule?.properties.message ?? run.error.message;
}

function nodeThatSends({ request }: ICredentialTestRequest, credential: string): INodeType {
	return {
		description: {
			displayName: 'Temp',
			name: 'temp',
			group: ['transform'],
			version: 1,
			description: 'Sends what a credential test sends',
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: credential, required: true }],
			// Tells n8n that this node only declares its request.
			requestDefaults: {},
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } },
			],
		},
	};
}
