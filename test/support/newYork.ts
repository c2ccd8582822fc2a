/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
// A machine in New York, for tests of times: name it in a file's @jest-environment line.
import { TestEnvironment } from 'jest-environment-node';

export default class NewYork extends TestEnvironment {
	private readonly zone = process.env.TZ;

	override async setup(): Promise<void> {
		process.env.TZ = 'America/New_York';
		await super.setup();
	}

	override async teardown(): Promise<void> {
		await super.teardown();
		if (this.zone === undefined) delete process.env.TZ;
		else process.env.TZ = this.zone;
	}
}
