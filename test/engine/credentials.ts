// n8n's credential helper without its database: decrypted data is handed in by the caller.
import { NodeHelpers, isExpression } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	ICredentialsHelper,
	IHttpRequestOptions,
	INode,
	INodeParameters,
	Workflow,
} from 'n8n-workflow';

export type CredentialTypes = Readonly<Record<string, ICredentialType>>;
export type CredentialData = Readonly<Record<string, ICredentialDataDecryptedObject>>;

/**
 * The credential helper that n8n's engine asks while a workflow runs.
 *
 * @param types credential types by name
 * @param data decrypted data by the name of its type; every node with such a credential gets it
 * @see https://github.com/n8n-io/n8n/blob/master/packages/cli/src/credentials-helper.ts
 */
export function inMemoryCredentials(
	types: CredentialTypes,
	data: CredentialData,
): ICredentialsHelper {
	const typeOf = (typeName: string): ICredentialType => {
		const type = types[typeName];
		if (type === undefined) throw new Error(`This run was given no credential type "${typeName}"`);
		return type;
	};
	const notStored = async (): Promise<never> => {
		throw new Error('This engine has no stored credentials');
	};
	return {
		getParentTypes: (typeName) => typeOf(typeName).extends ?? [],
		isCredentialUsableByNode: () => true,
		getCredentialsProperties: (typeName) => typeOf(typeName).properties,
		getDecrypted: async (_additionalData, _nodeCredentials, typeName) => {
			const stored = data[typeName];
			if (stored === undefined) throw new Error(`This run was given no credential "${typeName}"`);
			return withDefaults(typeOf(typeName), stored);
		},
		authenticate: async (credentials, typeName, requestOptions, workflow, node) => {
			const request = requestOptions as IHttpRequestOptions;
			return await authenticated(typeOf(typeName), request, credentials, workflow, node);
		},
		preAuthentication: async () => undefined,
		runPreAuthentication: async () => undefined,
		getCredentials: notStored,
		updateCredentials: notStored,
		updateCredentialsOauthTokenData: notStored,
	};
}

// As in n8n, a field that the type does not know is dropped.
function withDefaults(
	type: ICredentialType,
	stored: ICredentialDataDecryptedObject,
): ICredentialDataDecryptedObject {
	const values = stored as INodeParameters;
	const complete = NodeHelpers.getNodeParameters(type.properties, values, true, false, null, null);
	return complete as ICredentialDataDecryptedObject;
}

async function authenticated(
	{ authenticate, name }: ICredentialType,
	request: IHttpRequestOptions,
	credentials: ICredentialDataDecryptedObject,
	workflow: Workflow | undefined,
	node: INode | undefined,
): Promise<IHttpRequestOptions> {
	if (authenticate === undefined) return request;
	if (typeof authenticate === 'function') return await authenticate(credentials, request);
	if (workflow === undefined || node === undefined) {
		throw new Error(`Credential type "${name}" can only be resolved for a node in a workflow`);
	}
	const resolve = (text: string) => resolved(text, credentials, workflow, node);
	const parts = Object.entries(authenticate.properties).map(([part, values]) => {
		const added = Object.entries(values as Record<string, string>);
		const entries = added.map(([key, value]) => [resolve(key), resolve(value)]);
		const present = (request as unknown as Record<string, object | undefined>)[part];
		return [part, { ...present, ...Object.fromEntries(entries) }];
	});
	return { ...request, ...Object.fromEntries(parts) };
}

// As in n8n, whatever is falsy becomes the empty string.
function resolved(
	text: string,
	credentials: ICredentialDataDecryptedObject,
	workflow: Workflow,
	node: INode,
): string {
	if (!isExpression(text)) return text;
	const keys = { $credentials: credentials };
	const value = workflow.expression.getSimpleParameterValue(node, text, 'internal', keys);
	return value ? String(value) : '';
}
