# The scripts of others that the explorer's pages load, as `python -m app.explorer.assets` puts them
FROM node:22-slim AS assets
WORKDIR /assets
COPY app/explorer/package.json ./
RUN npm install --no-package-lock --ignore-scripts --no-audit --no-fund \
    && mkdir lib \
    && cp node_modules/cytoscape/dist/cytoscape.min.js node_modules/htmx.org/dist/htmx.min.js lib/ \
    && cp node_modules/cytoscape/LICENSE lib/cytoscape.min.js.LICENSE \
    && cp node_modules/htmx.org/LICENSE lib/htmx.min.js.LICENSE

FROM python:3.12-slim

WORKDIR /srv
COPY pyproject.toml constraints.txt README.md ./
COPY app app
COPY --from=assets /assets/lib app/explorer/static/lib
COPY graph graph
COPY ingest ingest
RUN pip install --no-cache-dir . --constraint constraints.txt \
    && mv app/samples samples \
    && rm -rf app graph ingest build *.egg-info \
    && useradd --create-home diplograph \
    && install -d -o diplograph /data

USER diplograph
# The embedded graph, where no DIPLOGRAPH_GRAPH_URL names a server
ENV DIPLOGRAPH_HOME=/data
VOLUME /data
EXPOSE 8000

ENTRYPOINT ["diplograph"]
CMD ["serve", "--host", "0.0.0.0"]
