/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Puts the built package where n8n keeps the community nodes that a user has installed.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runNpm } from './npm';
import { packageName, projectFolder } from './places';
import { run } from './run';

/** Packs the project and unpacks it under n8n's user folder, in place of an earlier copy. */
export async function installPackage(userFolder: string): Promise<void> {
	if (!existsSync(join(projectFolder, 'dist', 'nodes'))) {
		throw new Error('The package is not built yet: run npm run build first.');
	}
	const nodes = join(userFolder, '.n8n', 'nodes');
	const place = join(nodes, 'node_modules', packageName);
	await mkdir(join(nodes, 'node_modules'), { recursive: true });
	const temporary = await mkdtemp(join(nodes, 'pack-'));
	try {
		await runNpm(['pack', '--pack-destination', temporary], { cwd: projectFolder });
		const archive = (await readdir(temporary)).find((name) => name.endsWith('.tgz'));
		if (archive === undefined) throw new Error('npm pack made no archive.');
		await run('tar', ['-xzf', archive], { cwd: temporary });
		await rm(place, { recursive: true, force: true });
		await rename(join(temporary, 'package'), place);
	} finally {
		await rm(temporary, { recursive: true, force: true });
	}
}
