// Shows why fal's own client is not bundled: what n8n's scanner says of a package that does it.
import { build } from 'esbuild';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { patterns, scan, withTemporaryFolder } from './scanner.mjs';

const packageJson = fileURLToPath(new URL('../../package.json', import.meta.url));

const { text, findings } = await withTemporaryFolder(async (folder) => {
	await build({
		entryPoints: [fileURLToPath(import.meta.resolve('@fal-ai/client'))],
		outfile: join(folder, 'dist', 'client.js'),
		bundle: true,
		platform: 'node',
		format: 'cjs',
		logLevel: 'error',
	});
	await writeFile(join(folder, 'package.json'), await readFile(packageJson));
	return await scan(folder, patterns.dist);
});

const counts = new Map();
for (const rule of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
console.log(text);
console.log(`A bundled @fal-ai/client: ${findings.length} findings of n8n's scanner`);
for (const [rule, count] of counts) console.log(`${String(count).padStart(4)}  ${rule}`);
// Without findings the client could be bundled, and the README would be wrong.
process.exitCode = findings.length > 0 ? 0 : 1;
