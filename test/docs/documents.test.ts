/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// What a reader finds in the documents is in the package: labels, defaults, files, commands, tests.
import type { INodeProperties } from 'n8n-workflow';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import packageJson from '../../package.json';
import { videoCredentialTypes, videoNodeTypes } from '../engine/nodeTypes';
import hostPackageJson from '../host/package.json';
import { readSources } from '../sourceFiles';
import { claims } from './claims';

const projectFolder = join(__dirname, '..', '..');
const documents = ['README.md', 'CONTRIBUTING.md', 'docs/guide.md', 'docs/models.md'].map(
	(file) => ({
		file,
		text: readFileSync(join(projectFolder, file), 'utf8'),
	}),
);
const readme = documents[0].text;
// The claims themselves name every title, so they are left out.
const tests = Object.entries(readSources('test', '.ts'))
	.filter(([path]) => !path.startsWith('test/docs/'))
	.map(([, text]) => text)
	.join('\n');
const code = Object.values(readSources('nodes', '.ts')).join('\n');

/** "About 1,300": what a later part adds goes to docs/ or takes the place of something. */
const README_WORDS = 1_400;

/** Label → default, of every parameter and option of every form; values to choose have none. */
const labels = labelsOfTheForms();

describe.each(documents)('$file', ({ file, text }) => {
	test('what stands in bold is a label of the form, or a value to choose', () => {
		const bold = matches(text, /\*\*([^*]+)\*\*/g).flatMap((words) => words.split(' → '));
		expect(bold.filter((label) => !labels.has(label))).toEqual([]);
	});

	test('a number behind a label is its default', () => {
		const pairs = [...text.matchAll(/\*\*([^*]+)\*\* \(([\d,]+)\)/g)];
		for (const [, label, number] of pairs) {
			expect([label, labels.get(label)]).toEqual([label, Number(number.replace(',', ''))]);
		}
	});

	test('its links lead to files and headings that are there', () => {
		const links = matches(text, /\]\(([^)]+)\)|(?:src|srcset)="([^"]+)"/g);
		const own = links.filter((link) => !/^https?:/.test(link));
		expect(own.filter((link) => !leadsSomewhere(file, link))).toEqual([]);
	});

	test('its commands and files are there', () => {
		const scripts = matches(text, /npm run ([\w:]+)/g);
		expect(scripts.filter((name) => !(name in packageJson.scripts))).toEqual([]);
		const files = matches(text, /`((?:examples|test|nodes|docs)\/[\w./-]+\.\w+)`/g);
		expect(files.filter((path) => !existsSync(join(projectFolder, path)))).toEqual([]);
	});
});

describe('the README', () => {
	test.each(claims)('may say "$says"', ({ says, shownBy }) => {
		expect(readme).toContain(says);
		const isTitle = (title: string) =>
			[`'${title}'`, `"${title}"`].some((one) => tests.includes(one));
		expect(shownBy.filter((title) => !isTitle(title))).toEqual([]);
	});

	test('quotes only what the package says', () => {
		const [, troubleshooting] = readme.split('## Troubleshooting');
		const quoted = matches(troubleshooting, /^\| "([^"]+)"/gm);
		expect(quoted.length).toBeGreaterThan(0);
		const said = code.replace(/\$\{phase\}/g, 'queued');
		expect(quoted.filter((words) => !said.includes(words))).toEqual([]);
	});

	test('names the versions it is tested on', () => {
		expect(readme).toContain(`Tested on n8n ${hostPackageJson.dependencies.n8n}`);
		const [oldest] = matches(tests, /n8n\.version\)\.toBe\('([^']+)'/g);
		expect(readme).toContain(`started on n8n ${oldest}`);
		const workflow = readFileSync(join(projectFolder, '.github/workflows/ci.yml'), 'utf8');
		const [node] = matches(workflow, /node: \[([^\]]+)\]/g);
		expect(readme).toContain(`on Node ${node.replaceAll("'", '').replace(', ', ' and ')}`);
	});

	test('is short enough to be read', () => {
		const words = readme.split(/\s+/).filter((word) => /[A-Za-z0-9]/.test(word));
		expect(words.length).toBeLessThanOrEqual(README_WORDS);
	});
});

function matches(text: string, pattern: RegExp): string[] {
	return [...text.matchAll(pattern)].map(([, one, other]) => one ?? other);
}

function leadsSomewhere(file: string, link: string): boolean {
	const [path, heading] = link.split('#');
	const target = path === '' ? file : join(dirname(file), path);
	if (!existsSync(join(projectFolder, target))) return false;
	if (heading === undefined) return true;
	const text = readFileSync(join(projectFolder, target), 'utf8');
	return matches(text, /^#+ (.+)$/gm)
		.map(anchorOf)
		.includes(heading);
}

/** As GitHub makes it. */
function anchorOf(heading: string): string {
	return heading
		.toLowerCase()
		.replace(/[^\w\s-]/g, '')
		.replace(/ /g, '-');
}

function labelsOfTheForms(): Map<string, unknown> {
	const nodes = Object.entries(videoNodeTypes()).filter(([type]) =>
		type.startsWith(`${packageJson.name}.`),
	);
	const forms = [
		...nodes.map(([, { description }]) => description.properties),
		...Object.values(videoCredentialTypes()).map(({ properties }) => properties),
	];
	const found = new Map<string, unknown>(
		Object.values(videoCredentialTypes()).map(({ displayName }) => [displayName, undefined]),
	);
	for (const property of forms.flat().flatMap(withParts)) {
		found.set(property.displayName, property.default);
		for (const part of [...(property.options ?? []), ...(property.modes ?? [])]) {
			const label = 'displayName' in part ? part.displayName : part.name;
			if (!found.has(label)) found.set(label, undefined);
		}
	}
	return found;
}

/** The parameter and all that can be added to it. */
function withParts(property: INodeProperties): INodeProperties[] {
	const parts = (property.options ?? []).flatMap((part) => {
		if ('type' in part) return [part];
		return 'values' in part ? part.values : [];
	});
	return [property, ...parts.flatMap(withParts)];
}
