// A request ID is taken out of what people paste; anything else is refused, never replaced by the item's.
import { falErrors, falKeys, useLocalFal } from '../../engine/setup';
import { NODE } from '../../engine/videoRun';
import { skipWaiting, useFakeClock } from '../../support/clock';
import { ask, endpointId, ordered } from './requests';

const fal = useLocalFal();
const onError = 'continueRegularOutput';

beforeEach(() => useFakeClock());

test.each<[string, (id: string) => string]>([
	['in quotes', (id) => `"${id}"`],
	['in single quotes and spaces', (id) => ` '${id}' `],
	['in backticks', (id) => `\`${id}\``],
	[
		'as the link of its status',
		(id) => `https://queue.fal.run/${endpointId}/requests/${id}/status`,
	],
	['as the link of its result', (id) => `https://queue.fal.run/${endpointId}/requests/${id}`],
	['as the link of its page', (id) => `https://fal.ai/models/${endpointId}/requests/${id}?tab=a`],
	['as a link without https', (id) => `fal.ai/dashboard/requests/${id}/`],
	['as a link with a query', (id) => `https://fal.ai/models/${endpointId}?request_id=${id}`],
])('an ID %s', async (_what, written) => {
	const request = await ordered(fal());
	const parameters = { requestId: written(request.requestId ?? ''), endpointId };
	const run = await skipWaiting(ask(fal(), 'getResult', null, { parameters }));
	expect(falKeys(run)).toMatchObject([{ requestId: request.requestId, state: 'done' }]);
});

test.each<[string, string]>([
	['={{ 7.5 }}', 'Request ID "7.5" is not an ID'],
	['={{ true ? ["a"] : 1 }}', 'Request ID "["a"]" is not an ID'],
	['={{ ({ id: 1 }) }}', 'Request ID "{"id":1}" is not an ID'],
	['={{ undefined }}', 'Request ID is empty: its expression gives nothing'],
	['={{ null }}', 'Request ID is empty: its expression gives nothing'],
	['[object Object]', 'Request ID "[object Object]" is not an ID'],
	['../cancel', 'Request ID "../cancel" is not an ID'],
	['https://fal.ai/dashboard', 'Request ID "https://fal.ai/dashboard" is not an ID'],
	['undefined', 'Request ID "undefined" is not an ID'],
	['={{ NaN }}', 'Request ID "NaN" is not an ID'],
	['two words', 'Request ID "two words" is not an ID'],
	['a'.repeat(129), `Request ID "${'a'.repeat(60)}…" is not an ID`],
])('%j cancels nothing, though the item has a request', async (requestId, message) => {
	const request = await ordered(fal(), { hold: 'queue' });
	const run = await skipWaiting(
		ask(fal(), 'cancel', request, { parameters: { requestId }, onError }),
	);
	expect(falErrors(run)).toMatchObject([{ type: 'invalid_input', message, field: 'Request ID' }]);
	expect(fal().exchanges.filter(({ operation }) => operation === 'cancel')).toEqual([]);
});

test.each(['={{ 7 }}', '={{ ["fal-ai/x"] }}', '={{ undefined }}'])(
	'an Endpoint ID of %s is refused, though the item has one',
	async (given) => {
		const request = await ordered(fal());
		const parameters = { endpointId: given };
		const run = await skipWaiting(ask(fal(), 'getResult', request, { parameters, onError }));
		expect(falErrors(run)).toMatchObject([{ type: 'invalid_input', field: 'Endpoint ID' }]);
	},
);

test('an ID of the item that could not be one is refused', async () => {
	const request = { ...(await ordered(fal())), requestId: '..' };
	const run = await skipWaiting(ask(fal(), 'cancel', request, { onError }));
	expect(falErrors(run)).toMatchObject([
		{ message: 'Request ID ".." is not an ID', field: 'Request ID' },
	]);
});

test.each(['getResult', 'cancel', 'list'])(
	'%s says what an item without json lacks',
	async (operation) => {
		const inputItems = [{ binary: {} }] as never;
		const run = await skipWaiting(ask(fal(), operation, null, { inputItems, onError }));
		expect(run.items(NODE)).toHaveLength(1);
		expect(falErrors(run)).toMatchObject([
			{
				type: 'invalid_input',
				message: expect.stringMatching(
					/ is empty, and the item has none from an earlier fal node$/,
				),
			},
		]);
	},
);
