const { execFile } = require('node:child_process');
const { mkdir, rm, writeFile } = require('node:fs/promises');
const { basename, dirname, relative } = require('node:path');
const { promisify } = require('node:util');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');

const { credentials, nodes } = require('./package.json').n8n;

const run = promisify(execFile);
/** All that is shipped as code. It loads several times as fast as the 260 files it is made of. */
const BUNDLE = 'dist/fal-video.js';
const classFiles = [...credentials, ...nodes];

/** Removes the last build, so that nothing deleted from the sources is shipped. */
async function clean() {
	await rm('dist', { recursive: true, force: true });
}

/** Only checks; esbuild leaves types unread. */
async function checkTypes() {
	try {
		await run(process.execPath, [require.resolve('typescript/bin/tsc')]);
	} catch (error) {
		throw new Error(`tsc found mistakes:\n${error.stdout}`);
	}
}
checkTypes.displayName = 'tsc';

async function bundle() {
	const exported = classFiles.map((file) => {
		const source = file.replace(/^dist\//, './').replace(/\.js$/, '');
		return `export { ${classOf(file)} } from '${source}';`;
	});
	await esbuild.build({
		stdin: { contents: exported.join('\n'), resolveDir: __dirname },
		outfile: BUNDLE,
		bundle: true,
		format: 'cjs',
		platform: 'neutral',
		target: 'es2021',
		external: ['n8n-workflow', 'crypto'],
	});
}

/** The files in which n8n looks for the classes. */
async function writeClassFiles() {
	for (const file of classFiles) {
		const name = classOf(file);
		await mkdir(dirname(file), { recursive: true });
		const path = relative(dirname(file), BUNDLE);
		await writeFile(file, `exports.${name} = require('${path}').${name};\n`);
	}
}
writeClassFiles.displayName = 'class files';

/** e.g. 'KlingEdit' for 'dist/nodes/KlingEdit/KlingEdit.node.js'. */
function classOf(file) {
	return basename(file).replace(/\..*$/, '');
}

/** What n8n's editor searches nodes by. */
function copyCodexFiles() {
	return src('nodes/**/*.node.json').pipe(dest('dist/nodes'));
}
copyCodexFiles.displayName = 'codex files';

/** Copies the icons to where the class files look for them. */
function buildIcons() {
	// Without encoding: false, gulp 5 reads files as text and breaks anything binary.
	return src('icons/**/*.{svg,png}', { encoding: false }).pipe(dest('dist/icons'));
}

exports.clean = clean;
exports.tsc = checkTypes;
exports['build:icons'] = buildIcons;
exports.build = series(
	parallel(clean, checkTypes),
	parallel(bundle, writeClassFiles, copyCodexFiles, buildIcons),
);
exports.default = exports.build;
