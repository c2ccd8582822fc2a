// The video in the binary view of a node's output.
import type { Page } from 'playwright-core';
import { outputPane } from './form';

/** What is used here of the browser's own video element. */
interface Player {
	controls: boolean;
	currentTime: number;
	muted: boolean;
	onseeked: ((event: unknown) => void) | null;
	readonly videoWidth: number;
	readonly videoHeight: number;
	play(): Promise<void>;
}

/** Output, Binary in an open node. */
export async function showBinary(page: Page): Promise<void> {
	await outputPane(page).getByTestId('radio-button-binary').click();
}

/** Output, Binary, View in an open node. */
export async function viewVideo(page: Page): Promise<void> {
	await showBinary(page);
	await outputPane(page).getByTestId('ndv-view-binary-data').click();
	await page.locator('video').waitFor();
}

/** Plays it; fails where the browser cannot. Hands back its size in pixels. */
export async function playVideo(page: Page): Promise<{ width: number; height: number }> {
	return await page.locator('video').evaluate(async (player: Player) => {
		player.muted = true;
		await player.play();
		return { width: player.videoWidth, height: player.videoHeight };
	});
}

/** A picture of the video at this second, without the player's buttons. */
export async function videoPicture(page: Page, second: number): Promise<Buffer> {
	const video = page.locator('video');
	await video.evaluate(async (player: Player, wanted: number) => {
		const shown = new Promise((resolve) => (player.onseeked = resolve));
		player.controls = false;
		player.currentTime = wanted;
		await shown;
	}, second);
	return await video.screenshot();
}
