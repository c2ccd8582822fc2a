/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// The key arrives as fal wants it, however it was pasted, and is in nothing that a run leaves behind.
import type { Logger } from 'n8n-workflow';
import { inspect } from 'node:util';

import type { Answer } from '../../emulator/types';
import { falKeys, upscale, useLocalFal } from '../setup';

const fal = useLocalFal();

test.each(['  KEY  ', '\tKEY\r\n', 'Key KEY', ' key\nKEY\n'])(
	'a key pasted as %j arrives clean',
	async (pasted) => {
		const apiKey = pasted.replace('KEY', fal().apiKey);
		const credentials = { apiKey, proxyUrl: ` ${fal().proxyUrl}\n` };
		const run = await upscale(fal(), ['sea'], { credentials });
		expect(falKeys(run)).toMatchObject([{ state: 'done' }]);
		const sent = new Set(fal().exchanges.map(({ headers }) => headers.authorization));
		expect([...sent]).toEqual([`Key ${fal().apiKey}`]);
	},
);

test('the key is in no output, no error, no hint and no line of the log', async () => {
	const logged: unknown[] = [];
	const log: Logger['info'] = (...line) => logged.push(line);
	const logger = { error: log, warn: log, info: log, debug: log };
	const made = await upscale(fal(), ['sea'], { logger });
	const answer: Answer = {
		statusCode: 500,
		body: { detail: 'Sorry', error_type: 'internal_error' },
	};
	fal().fault({ on: 'result', answer });
	const failed = await upscale(fal(), ['sea'], { logger });
	fal().fault({ on: 'submit', moment: 'after', answer: 'reset' });
	const lost = await upscale(fal(), ['sea'], { logger });
	expect([made.status, failed.status, lost.status]).toEqual(['success', 'error', 'success']);
	expect(logged.length).toBeGreaterThan(0);
	const left = [made, failed, lost].map(({ run, error }) => [run, error, error?.context]);
	const text = inspect([left, logged], {
		depth: null,
		showHidden: true,
		maxArrayLength: null,
		maxStringLength: null,
	});
	expect(text).toContain(fal().purchases[0].requestId);
	const [id, secret] = fal().apiKey.split(':');
	expect(text).not.toContain(secret);
	expect(text).not.toContain(id);
});
