const base = require('../../jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
	...base,
	rootDir: '../..',
	testMatch: ['<rootDir>/test/e2e/*.e2e.ts'],
	testEnvironment: '<rootDir>/test/e2e/support/environment.ts',
	// Only a hanging n8n needs as long; no test asserts a duration.
	testTimeout: 120_000,
	// n8n and Chromium are still running then; main.ts ends them.
	openHandlesTimeout: 0,
};
