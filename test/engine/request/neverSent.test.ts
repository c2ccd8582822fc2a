// What certainly never left this n8n is told at once, names what helps, and counts as not bought.
import { skipWaiting, useFakeClock } from '../../support/clock';
import { useSsrfProtection } from '../surroundings';
import { countOf, falErrors, upscale, useLocalFal } from '../setup';
import { NODE, runVideoNode } from '../videoRun';

const fal = useLocalFal();
const onError = 'continueRegularOutput';

async function upscaleBy(proxyUrl: string) {
	const credentials = { apiKey: fal().apiKey, proxyUrl };
	return await upscale(fal(), ['sea'], { onError, credentials });
}

const noLink = 'It begins with http:// or https://. Leave it empty to reach fal itself.';

test.each(['127.0.0.1:9', 'localhost:9', 'htp://127.0.0.1:9', 'a proxy', 'ftp://127.0.0.1:9'])(
	'Proxy URL %s is refused at once',
	async (proxyUrl) => {
		expect(falErrors(await upscaleBy(proxyUrl))).toEqual([
			{
				type: 'invalid_input',
				message: `Proxy URL "${proxyUrl}" is not a link`,
				field: 'Proxy URL',
				hint: `${noLink} Nothing was bought.`,
				retryable: false,
				mayBeCharged: false,
			},
		]);
	},
);

test('a user name in Proxy URL, which would replace the key, is refused without quoting it', async () => {
	const password = ['hush', 'hush', '7'].join('-');
	const proxyUrl = fal().proxyUrl.replace('://', `://user:${password}@`);
	const run = await upscaleBy(proxyUrl);
	expect(falErrors(run)).toEqual([
		{
			type: 'invalid_input',
			message: 'Proxy URL holds a user name or password, which would replace the API key',
			field: 'Proxy URL',
			hint: 'Take out what stands before the @. Nothing was bought.',
			retryable: false,
			mayBeCharged: false,
		},
	]);
	expect(JSON.stringify(run.run)).not.toContain(password);
	expect(fal().exchanges).toEqual([]);
});

test('Fal Request refuses such a Proxy URL, too', async () => {
	const run = await runVideoNode(fal(), {
		node: 'falRequest',
		parameters: { operation: 'getStatus', requestId: 'r-1', endpointId: 'fal-ai/video-upscaler' },
		credentials: { apiKey: fal().apiKey, proxyUrl: '127.0.0.1:9' },
		onError,
	});
	expect(run.items(NODE)[0].json.fal).toMatchObject({ error: { field: 'Proxy URL' } });
});

describe("n8n's SSRF protection and a private Proxy URL", () => {
	useSsrfProtection();

	const blocked = {
		type: 'blocked_address',
		message: 'This n8n does not allow requests to the address in Proxy URL',
		field: 'Proxy URL',
		hint: 'Its SSRF protection refuses the address: ask its administrator to allow it (N8N_SSRF_ALLOWED_IP_RANGES or N8N_SSRF_ALLOWED_HOSTNAMES), or leave Proxy URL empty. Nothing was bought.',
		retryable: false,
		mayBeCharged: false,
	};

	test('nothing is sent, nothing is bought, and it is told at once', async () => {
		useFakeClock();
		const startMs = Date.now();
		const run = await skipWaiting(upscale(fal(), ['sea'], { onError }));
		expect(falErrors(run)).toEqual([blocked]);
		expect(countOf(fal(), 'submit')).toBe(0);
		// Five attempts would take 15 s of this clock.
		expect(Date.now() - startMs).toBeLessThan(1000);
	});

	test('a file is not uploaded either', async () => {
		const data = Buffer.from('\0\0\0\x18ftypmp42').toString('base64');
		const run = await upscale(fal(), ['sea'], {
			parameters: { video_url: { __rl: true, mode: 'binary', value: 'data' } },
			inputItems: [{ json: {}, binary: { data: { data, mimeType: 'video/mp4' } } }],
			onError,
		});
		expect(falErrors(run)).toMatchObject([
			{
				message:
					'Video could not be uploaded to fal: this n8n does not allow requests to the address in Proxy URL',
				mayBeCharged: false,
			},
		]);
	});

	test('a status is not asked for a minute', async () => {
		const run = await runVideoNode(fal(), {
			node: 'falRequest',
			parameters: { operation: 'getStatus', requestId: 'r-1', endpointId: 'fal-ai/video-upscaler' },
		});
		expect(run.error?.message).toBe(blocked.message);
	});
});
