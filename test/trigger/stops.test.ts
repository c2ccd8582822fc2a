// What asking again does not mend stops loudly, with the sentence that helps; nothing is lost.
import type { NodeOperationError } from 'n8n-workflow';

import { defaultEngine } from './engines';
import { useScene } from './scenes';

const { fal, pass, finish } = useScene();

const key = 'Paste the whole key (id:secret) from fal.ai/dashboard/keys into the credential.';
const lasting: Array<[number, object | string, string, string]> = [
	[401, { error: { message: 'invalid' } }, 'fal did not accept the API key', key],
	[
		403,
		{ detail: 'User is locked. Reason: Exhausted balance. Top up your balance.' },
		'The fal account is locked: balance used up',
		'Top up at fal.ai/dashboard/billing.',
	],
	[
		403,
		{ error: { type: 'authorization_error', message: 'Access denied' } },
		'fal does not let this key use the request history',
		'Give the key access at fal.ai/dashboard/keys.',
	],
	[
		400,
		{ error: { type: 'validation_error', message: 'endpoint_id: bad' } },
		'fal did not list the finished requests: endpoint_id: bad',
		'Check Custom Endpoint IDs, and Proxy URL in the credential.',
	],
	[
		404,
		'<html>Not Found</html>',
		'fal did not list the finished requests: it answered 404',
		'Check Custom Endpoint IDs, and Proxy URL in the credential.',
	],
];

test.each(lasting)(
	'%p %p stops the poll and says what helps',
	async (statusCode, body, message, hint) => {
		const trigger = defaultEngine(fal());
		await trigger.start();
		pass(1);
		finish('one');
		fal().fault({ on: 'history', answer: { statusCode, body } });
		const { error } = await trigger.tick();
		expect(error?.message).toBe(message);
		expect((error as NodeOperationError).description).toBe(hint);
		pass(1);
		await trigger.tick();
		expect(trigger.emitted).toEqual(['one']);
	},
);

test('a wrong key fails the activation', async () => {
	const trigger = defaultEngine(fal(), { apiKey: 'someone:else' });
	expect((await trigger.start()).error?.message).toBe('fal did not accept the API key');
	expect(trigger.stored()).toEqual({});
});
