// What Pause cannot do is refused before anything is submitted, with the way out.
import type { IWorkflowExecuteAdditionalData } from 'n8n-workflow';

import { falErrors, useLocalFal, withClip, countOf } from '../setup';
import { runVideoNode, type VideoRun } from '../videoRun';

const fal = useLocalFal({ concurrency: 40 });
/** fal itself, which nothing here may reach. */
const fromFal = { apiKey: 'id:secret' };

async function refused(more: Partial<VideoRun>) {
	const run = await runVideoNode(fal(), {
		node: 'upscale',
		onError: 'continueRegularOutput',
		items: [{ clip: 'sea' }],
		credentials: fromFal,
		...more,
		parameters: { ...withClip, waitMode: 'pause', ...more.parameters },
	});
	const [error] = falErrors(run);
	expect(countOf(fal(), 'submit')).toBe(0);
	return error;
}

const at = (webhookWaitingBaseUrl: string): Partial<IWorkflowExecuteAdditionalData> => ({
	webhookWaitingBaseUrl,
});

test.each([
	['http://localhost:5678/webhook-waiting', 'localhost'],
	['https://192.168.1.4/webhook-waiting', '192.168.1.4'],
	['https://n8n/webhook-waiting', 'n8n'],
	['http://[::1]:5678/webhook-waiting', '[::1]'],
])('an address that fal cannot reach: %s', async (address, host) => {
	expect(await refused({ surroundings: at(address) })).toMatchObject({
		type: 'cannot_pause',
		message: `fal cannot reach this n8n (${host})`,
		field: 'Wait Mode',
		hint: 'Choose Wait Until Done, or Submit Only with Fal Trigger. Nothing was bought.',
	});
});

test('an address without https', async () => {
	const error = await refused({ surroundings: at('http://n8n.example.com/webhook-waiting') });
	expect(error?.message).toBe('fal calls only https addresses, and this n8n has an http address');
});

test('an execution without an id', async () => {
	const surroundings = { ...at('https://n8n.example.com/w'), executionId: undefined };
	const error = await refused({ surroundings });
	expect(error?.message).toBe('This execution has no address that fal could call');
});

const reachable = at('https://n8n.example.com/webhook-waiting');

test('a sub-workflow', async () => {
	const error = await refused({ surroundings: reachable, mode: 'integrated' });
	expect(error?.message).toContain('does not work in a sub-workflow');
});

test('Execute Once', async () => {
	const error = await refused({ surroundings: reachable, executeOnce: true });
	expect(error?.message).toBe('Pause Execution Until Done and Execute Once do not go together');
});

test('a workflow that n8n would cancel before the deadline', async () => {
	const error = await refused({ surroundings: reachable, settings: { executionTimeout: 3600 } });
	expect(error?.message).toContain(
		'timeout of 60 minutes is shorter than the deadline of 780 minutes',
	);
});

test('a deadline that n8n cannot store', async () => {
	const parameters = { waiting: { queueTimeout: 600_000_000 } };
	const error = await refused({ surroundings: reachable, parameters });
	expect(error?.message).toContain('later than n8n can store');
});

test('another end at the deadline than Continue, by an expression', async () => {
	const parameters = { waitMode: '={{ "pause" }}', waiting: { onDeadline: 'cancel' } };
	const error = await refused({ surroundings: reachable, parameters });
	expect(error?.field === null ? error.message : error?.field).toBe('On Timeout');
});

test('every item is refused before the first is submitted', async () => {
	const items = [{ clip: 'sea' }, { clip: 'boat' }];
	const credentials = { apiKey: fal().apiKey, proxyUrl: fal().proxyUrl };
	const parameters = { waitMode: '={{ $json.clip === "boat" ? "pause" : "submit" }}' };
	const run = await runVideoNode(fal(), {
		node: 'upscale',
		items,
		credentials,
		parameters: { ...withClip, ...parameters },
		settings: { executionTimeout: 60 },
	});
	expect(run.error?.message).toContain('timeout of 1 minute');
	expect(countOf(fal(), 'submit')).toBe(0);
});
