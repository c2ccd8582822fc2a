// The two example workflows as one story: submitted at night, n8n crashes, published in the morning.
import { activate, execute } from './support/storyWorkflows';
import { openStory, requestIdOf } from './support/story';
import type { Story } from './support/story';
import { outputs } from './support/storyRuns';
import { until } from './support/until';

describe('what is submitted at night', () => {
	let story: Story;
	/** The request ids of the rows. */
	let sunrise: string;
	let harbor: string;
	let rain: string;
	/** The links of the finished clips, by request id. */
	const clips: Record<string, string> = {};

	beforeAll(async () => {
		story = await openStory([
			{ caption: 'Sunrise', prompt: 'Make it morning' },
			{ caption: 'Harbor', prompt: 'Add ships' },
			{ caption: 'Rain', prompt: 'Make it rain' },
		]);
		await activate(story.n8n.rest, story.workflows.collect);
	});

	afterAll(async () => await story?.close());

	test('is ordered row by row, and the request IDs stand beside their rows', async () => {
		await night(1);
		const rows = await story.table.rows();
		const { purchases } = story.fal;
		expect(purchases.map(({ state }) => state)).toEqual(['running', 'running', 'running']);
		// fal takes the orders in any order.
		const orders = rows.map(({ request_id }) =>
			purchases.find(({ requestId }) => requestId === request_id),
		);
		expect(orders.map((order) => order?.input.prompt)).toEqual(rows.map(({ prompt }) => prompt));
		expect(rows.map(({ problem }) => problem)).toEqual([null, null, null]);
		[sunrise, harbor, rain] = rows.map(({ request_id }) => String(request_id));
	});

	test('is not mixed up with what a waiting node delivers', async () => {
		const { n8n, workflows, fal } = story;
		await execute(n8n.rest, workflows.orderAndWait, 'Start');
		const [run] = await ended('orderAndWait', 1);
		const [delivered] = outputs([run], 'Kling Edit').map(requestIdOf);
		expect(fal.purchases.at(-1)).toMatchObject({ requestId: delivered, state: 'done' });
		// By the poll that n8n makes every minute; all others here are made when n8n starts.
		expect(await handedOn(1)).toEqual([delivered]);
		expect(await story.published()).toEqual([]);
	});

	test('is published with its caption when n8n crashed while fal worked', async () => {
		await crash();
		clips[harbor] = await story.finish(harbor);
		const foreign = story.foreign();
		clips[sunrise] = await story.finish(sunrise);
		await story.n8n.restart();
		const handed = (await handedOn(4)).slice(1);
		expect(handed.sort()).toEqual([harbor, foreign, sunrise].sort());
		const published = await story.published();
		expect(published).toHaveLength(2);
		expect(published).toContainEqual(post('Harbor', harbor));
		expect(published).toContainEqual(post('Sunrise', sunrise));
	});

	test('is published and ordered once, however often n8n crashes', async () => {
		await crash();
		clips[rain] = await story.finish(rain);
		await story.n8n.restart();
		expect((await handedOn(5)).slice(4)).toEqual([rain]);
		await crash();
		const foreign = story.foreign();
		await story.n8n.restart();
		expect((await handedOn(6)).slice(5)).toEqual([foreign]);
		const published = await story.published();
		expect(published).toHaveLength(3);
		expect(published.at(-1)).toEqual(post('Rain', rain));
		await ended('collect', 4);

		await night(2);
		expect(story.fal.purchases.map(({ state }) => state)).toEqual(Array(4).fill('done'));
		const rows = await story.table.rows();
		expect(rows.map(({ request_id }) => request_id)).toEqual([sunrise, harbor, rain]);
	});

	/** The item that is to be published. */
	function post(caption: string, requestId: string) {
		return { caption, clip: clips[requestId], request_id: requestId };
	}

	/** Executes the workflow of the night to its end; the first night is 1. */
	async function night(which: number): Promise<void> {
		const { n8n, workflows } = story;
		await execute(n8n.rest, workflows.submit, 'Every Night');
		await ended('submit', which);
	}

	/** All executions of a workflow; exactly so many, and they went well. */
	async function ended(name: keyof Story['workflows'], count: number) {
		const { runs, workflows } = story;
		const found = await until(
			async () => await runs.ended(workflows[name]),
			(all) => all.length >= count,
		);
		expect(found.map(({ status }) => status)).toEqual(Array(count).fill('success'));
		return found;
	}

	/** The requests that the trigger has handed on since the beginning, at least so many. */
	async function handedOn(count: number): Promise<string[]> {
		return await until(story.handedOn, (all) => all.length >= count);
	}

	/** Only when nothing is left to be handed on, or it would depend on the second of the next poll. */
	async function crash(): Promise<void> {
		await story.n8n.kill();
		await expect(story.table.rows()).rejects.toThrow();
	}
});
