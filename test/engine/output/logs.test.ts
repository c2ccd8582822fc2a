// What fal logged, and what the node tells n8n's log.
import type { Logger } from 'n8n-workflow';

import { about, falKeys, upscale, useLocalFal } from '../setup';

const fal = useLocalFal();
const onError = 'continueRegularOutput';
const lines = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
const failure = { statusCode: 422, body: { detail: 'Sorry' } };

test('Include Logs hands on every line of fal, of a failed item too', async () => {
	fal().outcome({ match: about('made'), logs: lines });
	fal().outcome({ match: about('failed'), logs: lines, result: failure });
	const parameters = { advanced: { logs: true } };
	const run = await upscale(fal(), ['made', 'failed'], { parameters, onError });
	const logs = falKeys(run).map((key) => key.logs?.map(({ message }) => message));
	expect(logs).toEqual([lines, lines]);
});

test('without it a failed item carries the last five lines, and a made one none', async () => {
	fal().outcome({ match: about('made'), logs: lines });
	fal().outcome({ match: about('failed'), logs: lines, result: failure });
	const run = await upscale(fal(), ['made', 'failed'], { onError });
	const logs = falKeys(run).map((key) => key.logs?.map(({ message }) => message) ?? null);
	expect(logs).toEqual([null, lines.slice(-5)]);
	const asked = fal().exchanges.filter(({ url }) => url.endsWith('/status?logs=1'));
	expect(asked).toHaveLength(1);
});

test('logs that cannot be read do not cost the video', async () => {
	fal().fault({ on: 'status', skip: 1, times: 3, answer: { statusCode: 503, body: 'Sorry' } });
	const run = await upscale(fal(), ['made'], { parameters: { advanced: { logs: true } } });
	expect(falKeys(run)).toMatchObject([{ state: 'done', logs: null, error: null }]);
});

test("n8n's log gets a line for each change of state, with the request", async () => {
	const told: unknown[] = [];
	const ignore = () => undefined;
	const info: Logger['info'] = (line, facts) => told.push([line, facts]);
	const logger = { error: ignore, warn: ignore, debug: ignore, info };
	fal().outcome({ match: about('made'), statusReads: 2 });
	fal().outcome({ match: about('failed'), result: failure });
	await upscale(fal(), ['made', 'failed'], { logger, onError });
	const endpointId = 'fal-ai/video-upscaler';
	for (const [clip, ending] of Object.entries({ made: 'done', failed: 'failed' })) {
		const requestId = fal().purchases.find(({ input }) => about(clip)(input))?.requestId;
		const concerns = (line: unknown) => JSON.stringify(line).includes(String(requestId));
		const expected = ['queued', 'running', ending].map((state) => [
			`fal request ${requestId} (${endpointId}): ${state}`,
			{ endpointId, requestId, state },
		]);
		expect(told.filter(concerns)).toEqual(expected);
	}
});
