import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/** Free, and unlike fal's list of models it needs a key. */
const PRICING_URL =
	'https://api.fal.ai/v1/models/pricing?endpoint_id=fal-ai/kling-video/o1/video-to-video/edit';

/** Everything but 2xx and 403: a 403 key works, it may only not read prices. */
const NOT_A_WORKING_KEY = [
	301, 302, 303, 307, 308, 400, 401, 402, 404, 405, 407, 408, 429, 500, 501, 502, 503, 504,
];

export class FalApi implements ICredentialType {
	name = 'falApi';

	displayName = 'Fal API';

	icon: Icon = { light: 'file:../icons/fal.svg', dark: 'file:../icons/fal.dark.svg' };

	documentationUrl = 'https://fal.ai/docs/authentication/key-based';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. id:secret',
			hint: 'From <a href="https://fal.ai/dashboard/keys" target="_blank">fal.ai/dashboard/keys</a>; looks like id:secret',
		},
		{
			displayName: 'Proxy URL',
			name: 'proxyUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. http://127.0.0.1:8080',
			hint: 'Leave empty. Only for a local fal or a company proxy that speaks fal’s proxy protocol; it receives your key',
		},
		// These two fence the key to fal's hosts when an HTTP Request node borrows this credential.
		{
			displayName: 'Allowed HTTP Request Domains',
			name: 'allowedHttpRequestDomains',
			type: 'hidden',
			default: 'domains',
		},
		{
			displayName: 'Allowed Domains',
			name: 'allowedDomains',
			type: 'hidden',
			default: 'fal.run, *.fal.run, *.fal.ai',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: {
				// Keys are pasted with line breaks, and with the word that fal's examples put before them.
				Authorization: '=Key {{$credentials.apiKey.trim().replace(/^Key\\s+/i, "")}}',
			},
		},
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{$credentials.proxyUrl?.trim() || "${PRICING_URL}"}}`,
			url: '',
			headers: {
				'x-fal-target-url': `={{$credentials.proxyUrl?.trim() ? "${PRICING_URL}" : undefined}}`,
			},
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: { ignore: true, except: NOT_A_WORKING_KEY },
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'fal did not accept the API key. Paste the whole key (id:secret) from fal.ai/dashboard/keys.',
				},
			},
		],
	};
}
