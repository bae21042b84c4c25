module.exports = { displayName: 'shared-healthcheck', preset: '../../../jest.preset.cjs' };
