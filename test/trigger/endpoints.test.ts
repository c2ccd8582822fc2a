// fal answers 404 for all endpoints of a call when it does not know one; the others must not suffer.
import type { NodeOperationError } from 'n8n-workflow';

import { defaultEngine } from './engines';
import { useScene } from './scenes';

const { fal, pass, finish, asked } = useScene();

const many = Array.from({ length: 49 }, (_, at) => `some/app${at}`);
const day = 24 * 60;

function watch(...customEndpointIds: string[]) {
	return defaultEngine(fal(), {
		parameters: { endpointIds: [], customEndpointIds: customEndpointIds.join('\n') },
	});
}

test('an endpoint that fal does not know is left out, beside 49 that work', async () => {
	fal().history({ endpointIds: many });
	const trigger = watch(...many.slice(0, 30), 'some/bad', ...many.slice(30));
	await trigger.start();
	expect(trigger.log).toEqual([
		'warn: Fal Trigger: fal does not know the endpoint some/bad; it is asked again once a day',
	]);
	pass(1);
	for (const endpointId of many) finish(`of ${endpointId}`, { endpointId });
	const before = asked();
	await trigger.tick();
	expect(asked() - before).toBe(1);
	expect([...trigger.emitted].sort()).toEqual(many.map((id) => `of ${id}`).sort());
});

test('it is asked for again once a day, named once in the log, and welcome when it is there', async () => {
	fal().history({ endpointIds: many });
	const trigger = watch(...many, 'some/bad');
	await trigger.start();
	const askedWithIt = () =>
		fal().exchanges.filter(
			({ url }) => new URL(url).searchParams.get('endpoint_id') === 'some/bad',
		);
	for (let hours = 0; hours < 50; hours++) {
		pass(60);
		await trigger.tick();
	}
	expect(askedWithIt()).toHaveLength(3);
	expect(trigger.log).toHaveLength(1);
	fal().history({ endpointIds: [...many, 'some/bad'] });
	pass(day);
	finish('at last', { endpointId: 'some/bad' });
	await trigger.tick();
	expect(trigger.emitted).toEqual(['at last']);
	pass(1);
	finish('again', { endpointId: 'some/bad' });
	await trigger.tick();
	expect(trigger.emitted).toEqual(['at last', 'again']);
});

test('it does not lose what finished while the call was split', async () => {
	fal().history({ endpointIds: many });
	const trigger = watch(...many);
	await trigger.start();
	pass(1);
	fal().history({ endpointIds: many.slice(1) });
	for (const endpointId of many.slice(1)) {
		fal().past({ endpointId, requestId: `of ${endpointId}`, endedAtMs: Date.now() });
	}
	await trigger.tick();
	expect([...trigger.emitted].sort()).toEqual(
		many
			.slice(1)
			.map((id) => `of ${id}`)
			.sort(),
	);
});

test('more than 50 endpoints are asked for in several calls', async () => {
	const endpointIds = Array.from({ length: 120 }, (_, at) => `some/app${at}`);
	fal().history({ endpointIds });
	const trigger = watch(...endpointIds);
	await trigger.start();
	pass(1);
	for (const endpointId of endpointIds) finish(`of ${endpointId}`, { endpointId });
	const before = asked();
	await trigger.tick();
	pass(1);
	await trigger.tick();
	expect(asked() - before).toBe(3);
	expect([...trigger.emitted].sort()).toEqual(endpointIds.map((id) => `of ${id}`).sort());
});

test.each([
	{ ids: ['some/bad'], message: 'fal does not know the endpoint some/bad' },
	{ ids: ['a/bad', 'b/bad'], message: 'fal does not know any of the endpoints a/bad, b/bad' },
])('a trigger that would wait for ever is not activated: $message', async ({ ids, message }) => {
	const trigger = watch(...ids);
	const { error } = await trigger.start();
	expect(error?.message).toBe(message);
	expect((error as NodeOperationError).description).toBe(
		'Check Custom Endpoint IDs or choose other models.',
	);
});

test('a trigger whose last endpoint goes stops loudly, without asking fal each time', async () => {
	fal().history({ endpointIds: ['some/app'] });
	const trigger = watch('some/app');
	await trigger.start();
	fal().history({ endpointIds: [] });
	pass(1);
	const before = asked();
	const errors: boolean[] = [];
	for (let minutes = 0; minutes < 30; minutes++) {
		errors.push((await trigger.tick()).error !== null);
		pass(1);
	}
	expect(asked() - before).toBe(1);
	expect(errors.filter(Boolean)).toHaveLength(30);
});

test('an endpoint that is taken out and put in again is asked for at once', async () => {
	fal().history({ endpointIds: ['some/app'] });
	const trigger = watch('some/app', 'some/new');
	await trigger.start();
	await trigger.start({ customEndpointIds: 'some/app' });
	fal().history({ endpointIds: ['some/app', 'some/new'] });
	await trigger.start({ customEndpointIds: 'some/app, some/new' });
	pass(1);
	finish('new', { endpointId: 'some/new' });
	await trigger.tick();
	expect(trigger.emitted).toEqual(['new']);
});

test('a clock that was wrong for a while does not keep an endpoint out', async () => {
	fal().history({ endpointIds: ['some/app'] });
	pass(10 * day);
	const trigger = watch('some/app', 'some/new');
	await trigger.start();
	pass(-10 * day);
	fal().history({ endpointIds: ['some/app', 'some/new'] });
	const before = asked();
	await trigger.tick();
	expect(asked() - before).toBe(1);
	const [{ url }] = fal().exchanges.slice(-1);
	expect(new URL(url).searchParams.get('endpoint_id')).toBe('some/app,some/new');
});
