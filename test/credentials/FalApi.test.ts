// The credential's test button is free, tells a wrong key, works through the proxy, and fences the key.
import { isDomainAllowed } from 'n8n-workflow';
import type { ICredentialTestRequest } from 'n8n-workflow';

import { FalApi } from '../../credentials/FalApi.credentials';
import { openRecordingServer } from '../support/recordingServer';
import { pressTest } from './testButton';
import { useLocalFal } from '../engine/setup';

const fal = useLocalFal();
const credential = new FalApi();
const pricing = '/v1/models/pricing?endpoint_id=fal-ai/kling-video/o1/video-to-video/edit';
const wrongKey =
	'fal did not accept the API key. Paste the whole key (id:secret) from fal.ai/dashboard/keys.';

async function throughProxy(apiKey = fal().apiKey): Promise<string> {
	return await pressTest(credential, credential.test, { apiKey, proxyUrl: fal().proxyUrl });
}

describe('through the proxy', () => {
	test('the right key passes, and nothing is bought', async () => {
		expect(await throughProxy(` Key ${fal().apiKey}\n`)).toBe('OK');
		const [{ method, url, headers }, ...more] = fal().exchanges;
		expect([method, url]).toEqual(['GET', `https://api.fal.ai${pricing}`]);
		expect(headers.authorization).toBe(`Key ${fal().apiKey}`);
		expect([more, fal().purchases]).toEqual([[], []]);
	});

	test('a wrong key does not', async () => {
		expect(await throughProxy(['some', 'other'].join(':'))).toBe(wrongKey);
	});

	test('a key that may not read prices passes', async () => {
		const body = { error: { type: 'authorization_error', message: 'Not allowed' } };
		fal().fault({ on: 'pricing', answer: { statusCode: 403, body } });
		expect(await throughProxy()).toBe('OK');
	});

	test.each([400, 402, 404, 429, 500, 502, 503, 504])(
		'an answer of %d does not pass',
		async (statusCode) => {
			fal().fault({ on: 'pricing', times: 2, answer: { statusCode, body: { detail: 'Sorry' } } });
			const shown = await throughProxy();
			expect(shown).not.toBe('OK');
			expect(shown).not.toBe(wrongKey);
		},
	);

	test('a redirect does not pass and takes the key nowhere', async () => {
		const elsewhere = await openRecordingServer();
		const headers = { location: elsewhere.url };
		fal().fault({ on: 'pricing', times: 2, answer: { statusCode: 302, body: '', headers } });
		expect(await throughProxy()).not.toBe('OK');
		expect(elsewhere.received).toEqual([]);
		await elsewhere.close();
	});
});

describe('without a proxy', () => {
	/** The same test, asking a server on this machine in place of fal's. */
	function askInstead(url: string): ICredentialTestRequest {
		const text = JSON.stringify(credential.test).replaceAll('https://api.fal.ai', url);
		return JSON.parse(text) as ICredentialTestRequest;
	}

	test.each([
		{ statusCode: 200, shown: 'OK' },
		{ statusCode: 403, shown: 'OK' },
		{ statusCode: 401, shown: wrongKey },
	])("fal's $statusCode shows: $shown", async ({ statusCode, shown }) => {
		const server = await openRecordingServer({ statusCode });
		const data = { apiKey: ' Key id:secret ', proxyUrl: ' ' };
		expect(await pressTest(credential, askInstead(server.url), data)).toBe(shown);
		const [{ method, url, headers }] = server.received;
		expect([method, url, headers.authorization]).toEqual(['GET', pricing, 'Key id:secret']);
		expect(headers).not.toHaveProperty('x-fal-target-url');
		await server.close();
	});
});

test('other nodes may send the key to fal only', () => {
	const defaultOf = (name: string) => {
		const property = credential.properties.find((one) => one.name === name);
		return [property?.type, property?.default];
	};
	expect(defaultOf('allowedHttpRequestDomains')).toEqual(['hidden', 'domains']);
	const [type, allowedDomains] = defaultOf('allowedDomains');
	expect(type).toBe('hidden');
	const allowed = (url: string) => isDomainAllowed({ url, allowedDomains: String(allowedDomains) });
	const urls = [
		'https://fal.run/x',
		'https://queue.fal.run/x',
		'https://api.fal.ai/v1',
		'https://rest.fal.ai/x',
	];
	expect(urls.filter((url) => !allowed(url))).toEqual([]);
	const foreign = ['https://example.com', 'https://fal.run.example.com', 'https://my-fal.run'];
	expect(foreign.filter(allowed)).toEqual([]);
});
