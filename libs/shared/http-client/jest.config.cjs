module.exports = { displayName: 'shared-http-client', preset: '../../../jest.preset.cjs' };
