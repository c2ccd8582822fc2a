/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
// A copy of the project with one more node, which nothing else knows yet.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const projectFolder = join(__dirname, '..', '..');
const runner = createRequire(__filename).resolve('jest/bin/jest');

/** A run that is not through by then hangs; the test says so by the report that is missing. */
const MOST_MS = 240_000;
const notCopied = ['node_modules', 'dist', 'out', 'coverage', '.git'];

/** The new node takes a model from a neighbour, which the import rules forbid. */
export const modelsOfNewNode = `import { sourceVideo } from '../../shared/model/fields';
import type { ModelMenu, VideoModel } from '../../shared/model/model';
import { rife } from '../../Interpolate/models/rife';

export const models: readonly VideoModel[] = [{ ...rife, endpointId: 'fal-ai/new-node' }];

export const menu: ModelMenu = {
	models,
	defaultModel: 'fal-ai/new-node',
	customFields: [sourceVideo],
};
`;

/** Writes the node and its entry in package.json; the registry does not have it yet. */
export async function copyWithNewNode(): Promise<string> {
	const copy = await mkdtemp(join(tmpdir(), 'fal-video-new-node-'));
	await cp(projectFolder, copy, {
		recursive: true,
		filter: (path) => path === projectFolder || !notCopied.includes(basename(path)),
	});
	await symlink(join(projectFolder, 'node_modules'), join(copy, 'node_modules'), 'dir');
	const [from, to] = ['Interpolate', 'NewNode'].map((name) => join(copy, 'nodes', name));
	await cp(from, to, { recursive: true, filter: (path) => !/models.|\.node\./.test(path) });
	await writeFile(join(to, 'models', 'index.ts'), modelsOfNewNode);
	for (const kind of ['ts', 'json']) {
		const text = await readFile(join(from, `Interpolate.node.${kind}`), 'utf8');
		await writeFile(join(to, `NewNode.node.${kind}`), renamed(text));
	}
	await edit(join(copy, 'package.json'), (text) =>
		text.replace(/"dist\/nodes\/FalRequest/, '"dist/nodes/NewNode/NewNode.node.js",\n$&'),
	);
	return copy;
}

/** Adds it to the registry, behind the node that it was made from. */
export async function register(copy: string): Promise<void> {
	await edit(join(copy, 'nodes', 'registry.ts'), (text) =>
		text
			.replace(/^/, "import { menu as newNode } from './NewNode/models';\n")
			.replace(
				/.*'FalRequest'.*/,
				"\t{ className: 'NewNode', displayName: 'New Node', menu: newNode },\n$&",
			),
	);
}

export async function removeCopy(copy: string): Promise<void> {
	await rm(copy, { recursive: true, force: true });
}

export interface TestResult {
	title: string;
	status: string;
	messages: string;
}

/** What the tests of the copy whose full title matches say. */
export async function testCopy(
	copy: string,
	files: readonly string[],
	titles: RegExp,
): Promise<TestResult[]> {
	const output = join(copy, 'out.json');
	const args = [
		...[runner, ...files, '--runInBand', '--ci', '--testNamePattern', titles.source],
		...['--json', '--outputFile', output, '--cacheDirectory', join(copy, 'cache')],
	];
	const env = { ...process.env, CHAOS_RUNS: '1' };
	// Tests that fail end it with 1, which is what is looked for; the report tells which.
	await new Promise<void>((resolve) =>
		execFile(
			process.execPath,
			args,
			{ cwd: copy, env, maxBuffer: 64 * 1024 * 1024, timeout: MOST_MS, killSignal: 'SIGKILL' },
			() => resolve(),
		),
	);
	const report = JSON.parse(await readFile(output, 'utf8')) as Report;
	return report.testResults.flatMap(({ assertionResults }) =>
		assertionResults
			.filter(({ status }) => status !== 'pending')
			.map(({ fullName, status, failureMessages }) => ({
				title: fullName,
				status,
				messages: failureMessages.join('\n'),
			})),
	);
}

interface Report {
	testResults: Array<{
		assertionResults: Array<{ fullName: string; status: string; failureMessages: string[] }>;
	}>;
}

function renamed(text: string): string {
	return text
		.replaceAll("displayName: 'Interpolate'", "displayName: 'New Node'")
		.replaceAll('class Interpolate', 'class NewNode')
		.replaceAll(/name: 'interpolate'/g, "name: 'newNode'")
		.replaceAll('n8n-nodes-fal-video.interpolate', 'n8n-nodes-fal-video.newNode');
}

async function edit(file: string, change: (text: string) => string): Promise<void> {
	const text = await readFile(file, 'utf8');
	const changed = change(text);
	if (changed === text) throw new Error(`${file} could not be changed`);
	await writeFile(file, changed);
}
