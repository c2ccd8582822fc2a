/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// What users install: the built package loads in plain Node.js and holds nothing else.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import packageJson from '../package.json';
import { importsOf, readSources } from './sourceFiles';

const run = promisify(execFile);
const projectFolder = join(__dirname, '..');
const inProject = { cwd: projectFolder, maxBuffer: 16 * 1024 * 1024 };

const builtNodes = packageJson.n8n.nodes;
const builtCredentials = packageJson.n8n.credentials;

beforeAll(() => {
	if (existsSync(join(projectFolder, 'dist'))) return;
	throw new Error('There is no build to test: run "npm run build" first');
});

/** What a class file exports, as plain Node.js sees it; jest's own module loading is left out. */
async function loaded(path: string): Promise<Loaded> {
	const className = classNameOf(path);
	const program = `
		const { ${className}: Type } = require('./${path}');
		const { description, ...rest } = new Type();
		process.stdout.write(JSON.stringify({ ...rest, ...description }));
	`;
	const { stdout } = await run(process.execPath, ['-e', program], inProject);
	return JSON.parse(stdout) as Loaded;
}

interface Loaded {
	name: string;
	icon: { light: string; dark: string };
}

function classNameOf(path: string): string {
	return path.replace(/^.*\//, '').replace(/\..*$/, '');
}

test.each([...builtNodes, ...builtCredentials])('%s loads and has its icons', async (path) => {
	const { name, icon } = await loaded(path);
	const className = classNameOf(path);
	expect(name).toBe(className.charAt(0).toLowerCase() + className.slice(1));
	for (const file of [icon.light, icon.dark]) {
		expect(file).toMatch(/^file:.*\.svg$/);
		const iconPath = join(projectFolder, dirname(path), file.replace('file:', ''));
		expect(readFileSync(iconPath, 'utf8')).toContain('<svg');
	}
	expect(icon.light).not.toBe(icon.dark);
});

test.each(builtNodes)('%s is described for the search of n8n’s editor', (path) => {
	const file = join(projectFolder, path.replace(/\.js$/, '.json'));
	const codex = JSON.parse(readFileSync(file, 'utf8')) as Codex;
	const className = classNameOf(path);
	const name = className.charAt(0).toLowerCase() + className.slice(1);
	expect(codex.node).toBe(`${packageJson.name}.${name}`);
	expect(codex.alias).toEqual(expect.arrayContaining(['fal', 'fal.ai', 'video']));
	// In the category AI alone, a node is hidden from the search.
	expect(codex.categories).not.toEqual(['AI']);
	expect(codex.categories.length).toBeGreaterThan(0);
});

interface Codex {
	node: string;
	alias: string[];
	categories: string[];
}

test('the build imports nothing but its own files, n8n-workflow and crypto', () => {
	const built = readSources('dist', '.js');
	const targets = Object.entries(built).flatMap(([path, text]) => importsOf(path, text));
	expect(targets.length).toBeGreaterThan(builtNodes.length);
	const foreign = targets.filter(
		(one) => !['n8n-workflow', 'crypto'].includes(one) && !one.startsWith('dist/'),
	);
	expect(foreign).toEqual([]);
});

test('the tarball holds the build, package.json and what npm always adds, nothing else', async () => {
	const { stdout } = await run('npm', ['pack', '--dry-run', '--json'], inProject);
	const [{ files }] = JSON.parse(stdout) as Array<{ files: Array<{ path: string }> }>;
	const paths = files.map(({ path }) => path);
	expect(paths).toEqual(expect.arrayContaining([...builtNodes, ...builtCredentials]));
	const besides = paths.filter((path) => !path.startsWith('dist/')).sort();
	expect(besides).toEqual(['LICENSE.md', 'README.md', 'package.json']);
	expect(paths.filter((path) => /(^|\/)test\/|\.test\.|\.ts$|\.map$/i.test(path))).toEqual([]);
});

test('nothing has to be installed beside it but n8n', () => {
	expect(packageJson).not.toHaveProperty('dependencies');
	expect(packageJson).not.toHaveProperty('overrides');
	expect(packageJson.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	expect(packageJson.n8n.strict).toBe(true);
	expect(packageJson.license).toBe('MIT');
	const installs = ['prepare', 'preinstall', 'install', 'postinstall', 'prepublish'];
	expect(Object.keys(packageJson.scripts).filter((name) => installs.includes(name))).toEqual([]);
});
