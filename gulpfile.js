const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { promisify } = require('node:util');
const { dest, series, src } = require('gulp');

const run = promisify(execFile);

/** Removes the last build, so that nothing deleted from the sources is shipped. */
async function clean() {
	await rm('dist', { recursive: true, force: true });
}

/** Compiles nodes and credentials, codex files included. */
async function compile() {
	try {
		await run(process.execPath, [require.resolve('typescript/bin/tsc')]);
	} catch (error) {
		throw new Error(`tsc found mistakes:\n${error.stdout}`);
	}
}
compile.displayName = 'tsc';

/** Copies the icons to where the compiled nodes look for them. */
function buildIcons() {
	// Without encoding: false, gulp 5 reads files as text and breaks anything binary.
	return src('icons/**/*.{svg,png}', { encoding: false }).pipe(dest('dist/icons'));
}

exports.clean = clean;
exports.tsc = compile;
exports['build:icons'] = buildIcons;
exports.build = series(clean, compile, buildIcons);
exports.default = exports.build;
