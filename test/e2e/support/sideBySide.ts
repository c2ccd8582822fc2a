/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Lays pictures of the editor side by side, in one small file for the README.
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runFfmpeg } from '../../support/ffmpeg';
import { pictureFolder } from './picture';
import { theWorld } from './world';

/** Of the browser. */
declare const document: { images: Iterable<{ decode(): Promise<void> }> };

export interface Parts {
	/** PNG files. */
	form: Buffer;
	clip: Buffer;
	output: Buffer;
	/** Name in the folder of the pictures. */
	file: string;
}

/** Hands back the size of the written file in bytes. */
export async function saveSideBySide({ form, clip, output, file }: Parts): Promise<number> {
	const image = (png: Buffer, style: string) =>
		`<img style="${style}" src="data:image/png;base64,${png.toString('base64')}">`;
	const page = await theWorld().browser.newPage();
	await page.setContent(`
		<main style="display: inline-flex; align-items: start; height: ${heightOf(form)}px; overflow: hidden">
			${image(form, 'display: block')}
			<aside>
				${image(clip, 'display: block; width: 0; min-width: 100%')}
				${image(output, 'display: block')}
			</aside>
		</main>`);
	await page.evaluate(async () => {
		await Promise.all([...document.images].map(async (one) => await one.decode()));
	});
	const large = join(pictureFolder, `large-${file}`);
	await page.locator('main').screenshot({ path: large });
	await page.close();
	const small = join(pictureFolder, file);
	// 256 colors are enough for a form, and make the file a quarter as large.
	const palette =
		'split[a][b];[a]palettegen=stats_mode=single[p];[b][p]paletteuse=dither=sierra2_4a';
	await runFfmpeg(['-i', large, '-vf', palette, small]);
	await rm(large);
	return (await stat(small)).size;
}

/** @see https://www.w3.org/TR/png-3/#11IHDR */
function heightOf(png: Buffer): number {
	return png.readUInt32BE(20);
}
