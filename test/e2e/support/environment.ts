/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Hands what runs to the tests, and takes a picture of what a failed test saw.
import type { Circus } from '@jest/types';
import { TestEnvironment } from 'jest-environment-node';
import { join } from 'node:path';
import { pictureFolder } from './picture';
import { hasBrowser, hostWorld, keepWorld } from './world';

export default class EndToEndEnvironment extends TestEnvironment {
	override async setup(): Promise<void> {
		await super.setup();
		keepWorld(this.global, hostWorld());
	}

	async handleTestEvent(event: Circus.Event): Promise<void> {
		const world = hostWorld();
		if (event.name !== 'test_fn_failure' || !hasBrowser(world)) return;
		const pages = world.browser.contexts().flatMap((context) => context.pages());
		for (const [place, page] of pages.entries()) {
			const name = `failed ${event.test.name} ${place + 1}`.replace(/[^\w]+/g, '-');
			await page.screenshot({ path: join(pictureFolder, `${name}.png`) });
		}
	}
}
