// A node that is new in the package cannot be left out in silence: every list fails or includes it.
import { copyWithNewNode, register, removeCopy, testCopy, type TestResult } from './newNode';

let copy: string;

beforeAll(async () => {
	copy = await copyWithNewNode();
});
afterAll(async () => await removeCopy(copy));

describe('a node that only package.json names', () => {
	test.each([
		['test/nodes/registry.test.ts', 'the registry has the nodes of package.json, in its order'],
		['test/trigger/form.test.ts', 'it offers every model of every node of the package'],
	])('%s fails', async (file, title) => {
		const [result] = await testCopy(copy, [file], new RegExp(`^${title}$`));
		expect(result).toMatchObject({ title, status: 'failed' });
	});
});

describe('a node that the registry names, too', () => {
	let results: TestResult[];

	beforeAll(async () => {
		await register(copy);
		const files = [
			'test/chaos/chaos.test.ts',
			'test/docs/generate.test.ts',
			'test/e2e/everyNode.test.ts',
			'test/engine/run/execute.test.ts',
			'test/engine/run/manyItems.test.ts',
			'test/imports.test.ts',
			'test/nodes/goldenBodies.test.ts',
			'test/nodes/defaults.test.ts',
			'test/nodes/registry.test.ts',
			'test/trigger/form.test.ts',
		];
		const wanted = [...left, ...included].map(([title]) => title);
		results = await testCopy(copy, files, new RegExp(wanted.join('|')));
	}, 300_000);

	/** Part of the title, and what the failure says. */
	const left: Array<[title: string, says: RegExp]> = [
		['README.md says of nodes what the package says', /New Node/],
		['models.md says of models what the package says', /New Node/],
		[
			'every file imports only what its place allows',
			/NewNode.models.index.ts imports nodes.Interp/,
		],
		['every model has a golden body', /newNode fal-ai.new-node/],
		['every node of the registry has its case', /newNode/],
		['newNode hands on twenty videos', /fal-ai.new-node|Array/],
		['no story of 1 buys an item twice', /newNode bought nothing from fal-ai.new-node/],
		['every node with models is filled in by hand', /New Node/],
		['newNode: no default has changed', /New snapshot was not written/],
	];

	test.each(left)('"%s" fails', (title, says) => {
		expect(resultOf(title)).toMatchObject({
			status: 'failed',
			messages: expect.stringMatching(says),
		});
	});

	const included = [
		['the registry has the nodes of package.json, in its order'],
		['the registry has the models and the preselected one of each Model menu'],
		['it offers every model of every node of the package'],
		['every node shows its form'],
	];

	test.each(included)('"%s" includes it', (title) => {
		expect(resultOf(title)).toMatchObject({ status: 'passed' });
	});

	test('the registry itself may import its models', () => {
		expect(resultOf('every file imports only').messages).not.toContain('nodes/registry.ts imports');
	});

	function resultOf(title: string): TestResult {
		const found = results.find((result) => result.title.includes(title));
		if (found === undefined) throw new Error(`No test of the copy is called "${title}"`);
		return found;
	}
});
