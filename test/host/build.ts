/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// Builds the package as `npm run build` does, without a word unless there is a mistake in it.
import { join } from 'node:path';
import { projectFolder } from './places';
import { run } from './run';

/** Fails with the compiler's messages. */
export async function buildPackage(): Promise<void> {
	const gulp = join(projectFolder, 'node_modules', 'gulp', 'bin', 'gulp.js');
	await run(process.execPath, [gulp, 'build'], { cwd: projectFolder });
}
