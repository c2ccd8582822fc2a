// Nothing is lost and nothing comes twice, whatever n8n stores and forgets between polls.
import { defaultEngine, durableEngine } from './engines';
import { hourMs, useScene } from './scenes';

const { fal, pass, finish } = useScene();

describe.each([
	{ name: "n8n's default engine", engine: defaultEngine },
	{ name: "n8n's durable engine", engine: durableEngine },
])('with $name', ({ engine }) => {
	test('only what finishes from the activation on starts the workflow', async () => {
		finish('before');
		pass(1);
		const trigger = engine(fal());
		expect(await trigger.start()).toEqual({ items: null, error: null });
		expect(await trigger.tick()).toEqual({ items: null, error: null });
		pass(1);
		finish('after');
		await trigger.tick();
		expect(trigger.emitted).toEqual(['after']);
	});

	test('what finishes between the activation and the first scheduled poll is not lost', async () => {
		const trigger = engine(fal());
		await trigger.start();
		pass(1);
		finish('early');
		pass(59);
		await trigger.tick();
		expect(trigger.emitted).toEqual(['early']);
	});

	test('Look Back reaches further, at the first activation only', async () => {
		finish('old');
		pass(10);
		finish('recent');
		pass(5);
		const trigger = engine(fal(), { parameters: { advanced: { lookBackMinutes: 6 } } });
		await trigger.start();
		await trigger.tick();
		pass(1);
		await trigger.start();
		expect(trigger.emitted).toEqual(['recent']);
	});

	test('a request is handed on once, however often it is listed', async () => {
		const trigger = engine(fal());
		await trigger.start();
		finish('one');
		for (let minutes = 0; minutes < 30; minutes++) {
			await trigger.tick();
			pass(1);
		}
		expect(trigger.emitted).toEqual(['one']);
	});

	test('a restart without an execution in between hands nothing on twice', async () => {
		const trigger = engine(fal());
		await trigger.start();
		pass(1);
		finish('one');
		await trigger.tick();
		for (let restarts = 0; restarts < 3; restarts++) {
			pass(1);
			await trigger.tick();
			await trigger.start();
		}
		expect(trigger.emitted).toEqual(['one']);
	});

	test('after a deactivation it goes on from where it was', async () => {
		const trigger = engine(fal());
		await trigger.start();
		await trigger.tick();
		pass(60);
		finish('meanwhile');
		pass(3 * 24 * 60);
		await trigger.start();
		expect(trigger.emitted).toEqual(['meanwhile']);
	});

	test('running requests wait until they have finished', async () => {
		const trigger = engine(fal());
		await trigger.start();
		finish('runs', { endedAtMs: null });
		pass(1);
		await trigger.tick();
		expect(trigger.emitted).toEqual([]);
		fal().reset();
		finish('runs', { sentAtMs: Date.now() - 60_000 });
		await trigger.tick();
		expect(trigger.emitted).toEqual(['runs']);
	});

	test('a poll that throws changes nothing', async () => {
		const trigger = engine(fal());
		await trigger.start();
		await trigger.tick();
		finish('one');
		fal().fault({ on: 'history', answer: { statusCode: 401, body: {} } });
		expect((await trigger.tick()).error).not.toBeNull();
		await trigger.tick();
		expect(trigger.emitted).toEqual(['one']);
	});
});

test.each([-3, 3])(
	"the durable engine may poll in another process than the activation, fal's clock %p hours off",
	async (hours) => {
		const falNow = () => Date.now() + hours * hourMs;
		fal().clock(falNow);
		finish('before', { endedAtMs: falNow() - 2000 });
		const trigger = durableEngine(fal());
		await trigger.tick();
		pass(1);
		finish('after', { endedAtMs: falNow() - 30_000 });
		await trigger.tick();
		expect(trigger.emitted).toEqual(['after']);
	},
);
