// The package's import directions hold, and the check that says so can fail.
import { importRules, soleUses, type ImportRule } from './importRules';
import { importsOf, namesUsedBy, readSources, type Sources } from './sourceFiles';

const sources: Sources = { ...readSources('nodes', '.ts'), ...readSources('credentials', '.ts') };

test('every file imports only what its place allows', () => {
	expect(wrongImports(sources)).toEqual([]);
});

test('every file has its place in the table', () => {
	expect(Object.keys(sources).filter((path) => ruleFor(path) === undefined)).toEqual([]);
});

test('every place in the table has files', () => {
	const unused = importRules.filter(
		({ files }) => !Object.keys(sources).some((one) => files.test(one)),
	);
	expect(unused).toEqual([]);
});

test.each(soleUses)('$only alone uses $names.0: $because', ({ only, names }) => {
	expect(usersOf(names, sources).filter((path) => path !== only)).toEqual([]);
});

test.each(soleUses.filter(({ only }) => only in sources))(
	'$only does what it alone may do',
	(use) => {
		expect(usersOf(use.names, sources)).toContain(use.only);
	},
);

describe('a planted import is found', () => {
	test.each<[string, string, string]>([
		[
			'nodes/Upscale/models/film.ts',
			"import { submitJob } from '../../shared/request/submit';",
			'nodes/shared/request/submit',
		],
		[
			'nodes/Upscale/models/film.ts',
			"import { rife } from '../../Interpolate/models/rife';",
			'nodes/Interpolate/models/rife',
		],
		[
			'nodes/Upscale/models/film.ts',
			"import type { o1 } from '../../KlingEdit/models/o1';",
			'type nodes/KlingEdit/models/o1',
		],
		[
			'nodes/shared/model/kling.ts',
			"import { models } from '../../KlingEdit/models';",
			'nodes/KlingEdit/models',
		],
		['nodes/shared/model/model.ts', "import { fal } from '@fal-ai/client';", '@fal-ai/client'],
		['nodes/shared/fal/client.ts', "export * from '../input/input';", 'nodes/shared/input/input'],
		['nodes/shared/request/wait.ts', "const later = import('node:fs');", 'node:fs'],
		['nodes/shared/fal/client.ts', "const later = require('../run/run');", 'nodes/shared/run/run'],
		['nodes/shared/request/wait.ts', 'const later = require(name);', 'name'],
	])('%s: %s', (path, text, target) => {
		expect(wrongImports({ [path]: text })).toEqual([`${path} imports ${target}`]);
	});

	test('but not one that the table allows', () => {
		const allowed = {
			'nodes/Upscale/models/film.ts': "import type { Field } from '../../shared/model/model';",
		};
		expect(wrongImports(allowed)).toEqual([]);
	});
});

test('a planted use of a name is found, a mention in a comment, text or type is not', () => {
	const planted = {
		'nodes/shared/a.ts': 'context.helpers.httpRequest({ url });',
		'nodes/shared/b.ts': '// httpRequest\nconst text = "httpRequest"; type httpRequest = never;',
		'nodes/shared/c.ts': "import { type sleep } from 'n8n-workflow'; let wait: typeof sleep;",
		'nodes/shared/d.ts': "import { sleep } from 'n8n-workflow';",
	};
	expect(usersOf(['httpRequest', 'sleep'], planted)).toEqual([
		'nodes/shared/a.ts',
		'nodes/shared/d.ts',
	]);
});

function wrongImports(files: Sources): string[] {
	return Object.entries(files).flatMap(([path, text]) => {
		const allowed = allowedFor(path);
		const wrong = importsOf(path, text).filter((target) => !allowed.some((one) => one(target)));
		return wrong.map((target) => `${path} imports ${target}`);
	});
}

function ruleFor(path: string): ImportRule | undefined {
	return importRules.find(({ files }) => files.test(path));
}

function allowedFor(path: string): Array<(target: string) => boolean> {
	const rule = ruleFor(path);
	const node = rule?.files.exec(path)?.groups?.node ?? '';
	return (rule?.mayImport ?? []).map((entry) => {
		const pattern = entry.replace('{node}', node);
		const folder = pattern.endsWith('/*') ? pattern.slice(0, -1) : null;
		return (target) => {
			// What may be imported may be imported as a type, too.
			const names = [target, target.replace(/^type /, '')];
			return names.some((name) => (folder === null ? name === pattern : name.startsWith(folder)));
		};
	});
}

function usersOf(names: readonly string[], files: Sources): string[] {
	return Object.entries(files)
		.filter(([path, text]) => {
			const used = namesUsedBy(path, text);
			return names.some((name) => used.has(name));
		})
		.map(([path]) => path);
}
