FROM python:3.12-slim

WORKDIR /srv
COPY pyproject.toml constraints.txt README.md ./
COPY app app
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
